"""The paper as tagged PDF after PDF/UA-1, laid out by typst: the same on every machine that has the same typefaces."""

import json
import re
from collections import Counter
from collections.abc import Container
from pathlib import Path
from typing import Any, Final

import typst

from actionplan.documents.chart_drawing import as_svg
from actionplan.documents.colours import INKS
from actionplan.documents.composition import Cell, Chart, Document, Heading, Line, Part, Refs, Sign, Table
from actionplan.documents.drawings import DRAWINGS
from actionplan.documents.layout import is_of_numbers, lines_of, stretches
from actionplan.documents.plain_form import to_plain
from actionplan.rules.periods import in_words

TEMPLATE: Final = Path(__file__).with_name("paper.typ")
STANDARD: Final = "ua-1"
LACKS: Final = "could not be displayed with"
"""What typst says of a sign that no typeface at hand has; PDF/UA forbids to leave a gap."""
CANNOT_BE_PRINTED: Final = "[?]"
_COMMON: Final = re.compile(
    "[^\n\t -~\xa0-\xac\xae-\u017f\u0192\u0218-\u021b\u0386-\u03ce\u0401-\u045f\u2010-\u2015\u2018-\u201e\u2020-\u2022"
    "\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u2260\u2264\u2265]+"
)
"""Signs that a typeface may lack: all but those of European writing."""


def as_pdf(document: Document) -> bytes:
    """The paper as PDF. Signs that cannot be printed are given as "[?]", and a last line says so."""
    data = data_of(document)
    try:
        return _compiled(data)
    except typst.TypstError as problem:
        if LACKS not in str(problem):
            raise
    return _compiled(_printable(data) | {"lacks": CANNOT_BE_PRINTED})


def as_png(svg: str) -> bytes:
    """A drawing as a picture, for a form that takes no drawing."""
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    made = typst.compile(source.encode(), format="png", ppi=200, sys_inputs={"svg": svg})
    return bytes(made if isinstance(made, bytes) else made[0])


def data_of(document: Document) -> dict[str, Any]:
    """All that the template needs, as plain values."""
    anchors = _anchors(document)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": document.author,
        "marking": document.marking,
        "made_on": in_words(document.made_on),
        "lacks": "",
        "inks": {family: {"text": ink.text, "fill": ink.fill, "border": ink.border} for family, ink in INKS.items()},
        "stretches": [
            {"is_landscape": one.is_landscape, "parts": [_part(part, anchors) for part in one.parts]}
            for one in stretches(document.parts)
        ],
    }


def _compiled(data: dict[str, Any]) -> bytes:
    """The PDF of these values."""
    return bytes(typst.compile(TEMPLATE, sys_inputs={"paper": json.dumps(data)}, pdf_standards=[STANDARD]))


def _anchors(document: Document) -> list[str]:
    """The names of the places that a paper has; one that it has twice is left out, for nothing can lead to it."""
    named = (
        part.anchors if isinstance(part, Table) else (part.anchor,) if isinstance(part, Heading) else ()
        for part in document.parts
    )
    counted = Counter(anchor for some in named for anchor in some if anchor)
    return [anchor for anchor, number in counted.items() if number == 1]


def _part(part: Part, anchors: Container[str]) -> dict[str, Any]:
    """A part as plain values, its signs with their drawings and its cells as lines."""
    plain: dict[str, Any] = to_plain(part)
    if isinstance(part, Table):
        columns = list(zip(*part.rows, strict=True)) or [()] * len(part.columns)
        plain["numbers"] = [is_of_numbers(column) for column in columns]
        plain["rows"] = [[_cell(cell, anchors) for cell in row] for row in part.rows]
        plain["anchors"] = [_known(anchor, anchors) for anchor in part.anchors or ("",) * len(part.rows)]
    if isinstance(part, Heading):
        plain["anchor"] = _known(part.anchor, anchors)
    if isinstance(part, Chart):
        return {"kind": "Chart", "title": part.title, "description": part.description, "svg": as_svg(part)}
    if "sign" in plain:
        plain["sign"] = _line(getattr(part, "sign"))  # noqa: B009  only some kinds have one
    return plain


def _known(anchor: str, anchors: Container[str]) -> str:
    """The name of a place that can be led to, or nothing."""
    return anchor if anchor in anchors else ""


def _cell(cell: Cell, anchors: Container[str]) -> list[Any]:
    """A cell as lines; names of other places as one line, each with the place that it leads to."""
    if isinstance(cell, Refs) and cell.items:
        return [{"refs": [{"text": one.text, "anchor": _known(one.anchor, anchors)} for one in cell.items]}]
    return [_line(line) for line in lines_of(cell)]


def _line(line: Line) -> Any:
    """A line of a cell: words, or a sign with its drawing."""
    if isinstance(line, Sign):
        return {"word": line.word, "family": line.family, "svg": _svg(line)}
    return line


def _svg(sign: Sign) -> str:
    """The shape of a sign in its colour."""
    drawing, colour = DRAWINGS[sign.shape], f"#{INKS[sign.family].text}"
    lines = f'<path d="{drawing.lines}" fill="none" stroke="{colour}" stroke-width="1.9"/>' if drawing.lines else ""
    filled = f'<path d="{drawing.filled}" fill="{colour}" fill-rule="evenodd"/>' if drawing.filled else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{lines}{filled}</svg>'


def _printable(value: Any) -> Any:
    """The same values without the signs that typefaces may lack."""
    if isinstance(value, str):
        return _COMMON.sub(CANNOT_BE_PRINTED, value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    return {name: _printable(one) for name, one in value.items()} if isinstance(value, dict) else value
