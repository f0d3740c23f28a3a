"""Names the colour of a cell's fill, so that a legend can say what it means; white and no fill have no name."""

import colorsys
import re
from typing import Final

_HUES: Final = (
    (16, "red"),
    (50, "amber"),
    (70, "yellow"),
    (165, "green"),
    (195, "turquoise"),
    (255, "blue"),
    (290, "purple"),
    (335, "pink"),
    (361, "red"),
)
_SCHEME_ORDER: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def colour_name(rgb: str) -> str:
    """The everyday name of a colour given as six hexadecimal digits: ``00B050`` is green, ``FFFFFF`` is "".

    A pale or a deep shade says so ("light green", "dark green"), because some legends tell them apart.
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return ""
    red, green, blue = (int(rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.97:
        return ""
    if saturation < 0.12 or lightness < 0.06:
        return "black" if lightness < 0.2 else "grey"
    name = next(name for most, name in _HUES if hue * 360 < most)
    return f"{_shade(lightness, name)}{name}"


def plain_colour(name: str) -> str:
    """A colour's name without its shade: "light green" is green."""
    return name.removeprefix("light ").removeprefix("dark ")


def _shade(lightness: float, name: str) -> str:
    if lightness > 0.75:
        return "light "
    return "dark " if lightness < 0.2 and name != "blue" else ""


def theme_colours(theme: bytes | None) -> list[str]:
    """The colours of a workbook's theme in the order that cells refer to them, as six hexadecimal digits."""
    found = {}
    for name in _SCHEME_ORDER:
        pattern = rf"<a:{name}>\s*<a:\w+Clr\s[^>]*?(?:lastClr|val)=\"([0-9A-Fa-f]{{6}})\"".encode()
        match = re.search(pattern, theme or b"")
        found[name] = match[1].decode() if match else ""
    return list(found.values())


def tinted(rgb: str, tint: float) -> str:
    """A theme colour made lighter (tint above nought) or darker (below), as Excel does."""
    if not tint or not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return rgb
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, max(0.0, min(1.0, lightness)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
