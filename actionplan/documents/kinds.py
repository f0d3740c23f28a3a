"""The kinds of file that a paper is given as."""

from typing import Final

from actionplan.vocabulary import Word


class FileKind(Word):
    """A kind of file by the end of its name."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    WORKBOOK = "xlsx", "Excel"


CONTENT_TYPES: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
