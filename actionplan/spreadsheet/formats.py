"""Shows dates and numbers as their sheet shows them: a date formatted as a month is a month, whatever day it holds."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

Value = str | int | float | bool | date | datetime | time | timedelta | None

_LITERAL: Final = re.compile(
    r"\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|_.|\*."
)
_TOKENS: Final = {
    "mmmmm": "%b",
    "mmmm": "%B",
    "mmm": "%b",
    "mm": "%m",
    "m": "%m",
    "yyyy": "%Y",
    "yyy": "%Y",
    "yy": "%y",
}
_CURRENCIES: Final = "£€$"


@lru_cache(maxsize=1024)
def month_format(number_format: str) -> str:
    """How a date is written whose format shows a month and no day, for ``strftime``; else nothing."""
    plain = _plain(number_format).lower()
    if "m" not in plain or set(plain) & set("dhs#0?g"):
        return ""
    shown = re.sub(r"[my]+", lambda found: _TOKENS.get(found[0], ""), plain.replace("%", ""))
    if "y" not in plain:
        return "%b %Y" if "mmm" in plain else ""
    return shown.strip()


def seen(value: Value, number_format: str) -> Value:
    """A cell's value as its reader sees it: the first of a month shown without its day is only that month.

    A day other than the first was typed as a day, so it stays one however it is shown.
    """
    if isinstance(value, date) and value.day == 1:
        shown = month_format(number_format)
        if shown:
            return value.strftime(shown)
    return value


def number_shown(value: float, number_format: str) -> str:
    """A number with the decimals, thousands, currency and per cent of its format."""
    style = _number_style(number_format)
    if style is not None:
        before, decimals, thousands, percent = style
        separator = "," if thousands else ""
        number = f"{abs(value) * (100 if percent else 1):{separator}.{decimals}f}{'%' if percent else ''}"
        return f"{'-' if value < 0 else ''}{before}{number}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, int) else f"{value:.10g}"


@lru_cache(maxsize=1024)
def _number_style(number_format: str) -> tuple[str, int, bool, bool] | None:
    """The currency, decimals, thousands and per cent of a format; None when a number stands as it is."""
    plain = _plain(number_format).strip()
    currency = next((sign for sign in _CURRENCIES if sign in plain), "")
    figures = plain.replace(currency, "", 1).strip() if currency else plain
    if not re.fullmatch(r"[#0,?]*0(?:\.0+)?%?", figures) or (figures == "0" and not currency):
        return None
    decimals = len(figures.rstrip("%").partition(".")[2])
    return currency, decimals, "," in figures, figures.endswith("%")


def _plain(number_format: str) -> str:
    """The part of a format that says how dates and positive numbers look, without its literal words."""
    first = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", number_format)[0]
    return _LITERAL.sub(_literal, first)


def _literal(found: re.Match[str]) -> str:
    """A currency, a quoted currency or a separator stays; other words of a format do not."""
    words = found["currency"] or found["quoted"] or found["escaped"] or ""
    return words if words in set(_CURRENCIES) | set("-/., ") else ""
