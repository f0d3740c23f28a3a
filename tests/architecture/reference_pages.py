"""Makes the tables of ``docs/reference/`` from the code; ``COMMAND`` below writes them into the pages."""

import os
import re
from collections.abc import Callable, Mapping

from tests.architecture.source import ROOT

PAGES = ROOT / "docs" / "reference"
COMMAND = "ACTIONPLAN_SECRET_KEY=unused .venv/bin/python -m tests.architecture.reference_pages"
BLOCK = re.compile(r"(<!-- made from the code: (?P<name>[a-z-]+) -->\n).*?(<!-- end of what is made -->)", re.DOTALL)


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown, between empty lines."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    written = ("| " + " | ".join(cell.replace("|", r"\|").replace("\n", " ") for cell in line) + " |" for line in lines)
    return "\n" + "\n".join(written) + "\n\n"


def made(page: str, makers: Mapping[str, Callable[[], str]]) -> str:
    """A page with each of its marked tables made anew; raises ``KeyError`` for a mark that nothing makes."""
    return BLOCK.sub(lambda match: match[1] + makers[match["name"]]() + match[3], page)


def stale_pages() -> dict[str, str]:
    """The pages that say something else than the code, by their path from the root, each as it should be."""
    from tests.architecture.reference_tables import MAKERS

    found = {}
    for path in sorted(PAGES.glob("*.md")):
        page = path.read_text(encoding="utf-8")
        right = made(page, MAKERS)
        if right != page:
            found[str(path.relative_to(ROOT))] = right
    return found


def main() -> None:
    """Write the pages that differ."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for path, right in stale_pages().items():
        (ROOT / path).write_text(right, encoding="utf-8")


if __name__ == "__main__":
    main()
