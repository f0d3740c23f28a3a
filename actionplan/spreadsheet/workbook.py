"""Opens a file of any kind that councils send as a grid of cells."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import ParseError

from actionplan.spreadsheet.delimited import open_text
from actionplan.spreadsheet.grid import Book
from actionplan.spreadsheet.kinds import Kind, kind_of
from actionplan.spreadsheet.limits import Limits, Refused, not_a_workbook
from actionplan.spreadsheet.old_excel import open_old_excel
from actionplan.spreadsheet.open_document import open_document
from actionplan.spreadsheet.values import open_values
from actionplan.spreadsheet.xlsx import open_xlsx


def open_book(path: Path, *, name: str, limits: Limits) -> Book:
    """The cells of a file; raises ``Refused`` with a plain message for anything that cannot be read."""
    kind = kind_of(path, name, limits)
    try:
        if kind == Kind.TEXT:
            return open_text(path, name, limits)
        if kind == Kind.XLSX:
            return _open_excel(path, limits)
        return open_document(path, limits) if kind == Kind.ODS else _open_old_excel(path, limits)
    except (Refused, MemoryError):
        raise
    except Exception as error:
        # The libraries raise errors of every type on damaged files, some of them from Rust.
        raise not_a_workbook("The file is damaged, or it is not the kind of file that its name says.") from error


def _open_excel(path: Path, limits: Limits) -> Book:
    """By openpyxl for values and looks; where its styles are not to its taste, values alone."""
    with path.open("rb") as file:
        try:
            return open_xlsx(file, limits)
        except (ParseError, zipfile.BadZipFile, EOFError, OSError) as error:
            raise not_a_workbook("The file is damaged: a part of it cannot be read.") from error
        except (ValueError, TypeError, KeyError, AttributeError, IndexError):
            return open_values(path, limits)


def _open_old_excel(path: Path, limits: Limits) -> Book:
    """By xlrd for values and looks; where a file is not to its taste, values alone."""
    try:
        return open_old_excel(path, limits)
    except (Refused, MemoryError):
        raise
    except Exception:  # noqa: BLE001  (xlrd raises errors of every type on workbooks that other programs wrote)
        return open_values(path, limits)
