"""What python-docx has no word for: fields, repeated headings, shading and descriptions."""

import re
from typing import Any, Final
from zlib import crc32

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

MOST_OF_A_NAME: Final = 40
"""Signs that the name of a place may have in Word."""
MOST_OF_A_NUMBER: Final = 0x7FFF_FFFF


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Any, code: str) -> None:
    """A field that Word works out itself, such as the page's number."""
    run = paragraph.add_run()
    for kind in ("begin", "separate", "end"):
        run._r.append(element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            words = element("w:instrText")
            words.text = code
            run._r.append(words)
        if kind == "separate":
            shown = element("w:t")
            shown.text = "1"
            run._r.append(shown)


def repeat_row(row: Any) -> None:
    """Make a row the headings of its table, on every page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_row_whole(row: Any) -> None:
    """Let no page break go through a row."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(run: Any, fill: str) -> None:
    """Put a run on a ground, given as six figures."""
    run._r.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=fill.upper()))


def describe_table(table: Any, words: str) -> None:
    """Say what a table is for who hears it; its first row and first column are its headings."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    flags = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.append(element("w:tblLook", val="06A0", **flags))
    properties.append(element("w:tblCaption", val=words))


def describe_picture(picture: Any, title: str, words: str) -> None:
    """Say what a picture shows for who cannot see it."""
    about = picture._inline.docPr
    about.set("title", title)
    about.set("descr", words)


def name_place(paragraph: Any, anchor: str) -> None:
    """Give the place of a paragraph the name to which links lead."""
    name = _bookmark(anchor)
    number = str(crc32(name.encode()) & MOST_OF_A_NUMBER)
    start, end = element("w:bookmarkStart", id=number, name=name), element("w:bookmarkEnd", id=number)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(end)


def link_to(paragraph: Any, words: str, anchor: str) -> None:
    """Words that lead to a named place of the same paper."""
    link = element("w:hyperlink", anchor=_bookmark(anchor), history="1")
    run = paragraph.add_run(words)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(anchor: str) -> str:
    """An anchor as Word takes it: a letter first, no hyphens, and 40 signs at most."""
    plain = re.sub(r"\W", "_", anchor)
    return plain if len(plain) <= MOST_OF_A_NAME else f"{plain[:28]}_{crc32(anchor.encode())}"
