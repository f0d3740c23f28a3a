"""The styles of a Word paper: Arial, 12 point at least, headings in the brand's colour, all in British English."""

from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from actionplan.documents.colours import BRAND, DARK
from actionplan.documents.word_marks import element

FONT: Final = "Arial"
SIZES: Final = {
    "Normal": 12,
    "Title": 22,
    "Heading 1": 18,
    "Heading 2": 15,
    "Heading 3": 13,
    "Caption": 12,
    "Header": 12,
    "Footer": 12,
    "List Bullet": 12,
    "Intense Quote": 12,
}
"""In points."""
COLOURED: Final = {"Heading 1", "Title"}


def set_styles(book: Any) -> None:
    """Give every style that a paper uses its typeface, size and colour."""
    for name, size in SIZES.items():
        style = book.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string((BRAND if name in COLOURED else DARK).upper())
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    book.styles["Normal"].paragraph_format.space_after = Pt(6)
    book.styles["Caption"].paragraph_format.keep_with_next = True


def set_language(book: Any) -> None:
    """Make British English the language of every word that says nothing else."""
    defaults = book.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for one in defaults.findall(qn("w:lang")):
        defaults.remove(one)
    defaults.append(element("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
