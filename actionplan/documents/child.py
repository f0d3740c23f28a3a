"""Prints one paper in a process of its own, within limits: the paper comes in as JSON, and the file goes out."""

import json
import sys
from collections.abc import Callable
from typing import Any, Final

from actionplan.documents.composition import Document
from actionplan.documents.kinds import FileKind
from actionplan.documents.pdf import as_pdf
from actionplan.documents.plain_form import from_plain
from actionplan.documents.word import as_word
from actionplan.documents.workbook import as_workbook
from actionplan.spreadsheet.confined import bound

PRINTERS: Final[dict[FileKind, Callable[[Document], bytes]]] = {
    FileKind.PDF: as_pdf,
    FileKind.WORD: as_word,
    FileKind.WORKBOOK: as_workbook,
}


def main() -> None:
    """Take the request from standard input and give the file on standard output."""
    request: dict[str, Any] = json.load(sys.stdin)
    limits = request["limits"]
    bound(limits["memory_bytes"], seconds=limits["seconds"], most_seconds=limits["seconds"] + 1)
    document: Document = from_plain(request["document"])
    sys.stdout.buffer.write(PRINTERS[FileKind(request["kind"])](document))


if __name__ == "__main__":
    main()
