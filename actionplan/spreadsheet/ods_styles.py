"""How the cells of an OpenDocument workbook look: fills, strike-through, symbol fonts, dates shown as months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from actionplan.spreadsheet.colours import colour_name
from actionplan.spreadsheet.glyphs import is_symbol_font

_MOST_PARENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; "" and None where it says nothing."""

    parent: str = ""
    fill: str | None = None
    is_struck: bool | None = None
    font: str = ""
    data_style: str = ""
    is_hidden: bool = False


class Styles:
    """The styles of a document, filled as its parts stream past."""

    def __init__(self) -> None:
        """Begin with none."""
        self.looks: dict[str, Look] = {}
        self.known: dict[str, Look] = {}
        self.months: set[str] = set()
        self.dates: dict[str, set[str]] = {}
        self.now = ""
        self.now_date = ""

    def start(self, name: str, told: Mapping[str, str]) -> None:
        """Take in the start of an element that belongs to a style."""
        if name in {"style:style", "style:default-style"}:
            self.now = f"{told.get('style:family', '')}:{told.get('style:name', '')}"
            family = told.get("style:family", "")
            parent = f"{family}:{told['style:parent-style-name']}" if "style:parent-style-name" in told else ""
            self.looks[self.now] = Look(parent, data_style=told.get("style:data-style-name", ""))
        elif name == "number:date-style":
            self.now_date = told.get("style:name", "")
            self.dates[self.now_date] = set()
        elif name.startswith("number:") and self.now_date:
            self.dates[self.now_date].add(name)
        elif self.now in self.looks:
            self.looks[self.now] = _with(self.looks[self.now], name, told)

    def end(self, name: str) -> None:
        """Take in the end of an element that belongs to a style."""
        if name == "style:style":
            self.now = ""
        elif name == "number:date-style":
            parts = self.dates[self.now_date]
            if {"number:month", "number:year"} <= parts and not parts & {"number:day", "number:hours"}:
                self.months.add(self.now_date)
            self.now_date = ""

    def of(self, family: str, name: str) -> Look:
        """The look of a style with what it takes over from those it is made of."""
        key = f"{family}:{name}"
        if key not in self.known:
            look = self.looks.get(key, Look())
            for _ in range(_MOST_PARENTS):
                above = self.looks.get(look.parent) if look.parent else None
                if above is None:
                    break
                look = _over(look, above)
            self.known[key] = look
        return self.known[key]

    def shows_month(self, look: Look) -> bool:
        """Whether a look shows a date as its month and year alone."""
        return look.data_style in self.months


def _with(look: Look, name: str, told: Mapping[str, str]) -> Look:
    """The look with what one of its elements adds."""
    if name == "style:table-cell-properties" and "fo:background-color" in told:
        return replace(look, fill=colour_name(told["fo:background-color"].lstrip("#")))
    if name == "style:text-properties":
        line = told.get("style:text-line-through-style") or told.get("style:text-line-through-type")
        font = told.get("style:font-name", told.get("fo:font-family", "")).strip("'\"")
        is_struck = look.is_struck if line is None else line != "none"
        return replace(look, is_struck=is_struck, font=font if is_symbol_font(font) else look.font)
    if name == "style:table-properties":
        return replace(look, is_hidden=told.get("table:display") == "false")
    return look


def _over(look: Look, above: Look) -> Look:
    """A look over the one it is made of."""
    return Look(
        above.parent,
        above.fill if look.fill is None else look.fill,
        above.is_struck if look.is_struck is None else look.is_struck,
        look.font or above.font,
        look.data_style or above.data_style,
        look.is_hidden or above.is_hidden,
    )
