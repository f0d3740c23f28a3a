"""The shapes that stand beside words: each drawn once, on a square of 16, for pages and papers."""

from dataclasses import dataclass

_CIRCLE = "M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 0 1 0-12.4z"
_SMALL_DISC = "M8 2.2a5.8 5.8 0 1 1 0 11.6 5.8 5.8 0 0 1 0-11.6z"
_STEPS = ("M1.5 10.5h3v4h-3z", "M6.5 6.5h3v8h-3z", "M11.5 1.5h3v13h-3z")


@dataclass(frozen=True)
class Drawing:
    """A shape on a square of 16: paths to fill (holes allowed) and paths to draw as lines."""

    filled: str = ""
    lines: str = ""


def _steps(reached: int) -> Drawing:
    """Three rising steps, the first *reached* of them filled."""
    return Drawing(filled="".join(_STEPS[:reached]), lines="".join(_STEPS))


DRAWINGS: dict[str, Drawing] = {
    "clock": Drawing(filled="M1 1h14v14H1zM7 4v4.9l4.2 2.5 1-1.6L9 7.9V4z"),
    "diamond": Drawing(
        filled="M8 0l8 8-8 8-8-8z"
        "M8 6.5L6.3 4.8 4.8 6.3 6.5 8 4.8 9.7l1.5 1.5L8 9.5l1.7 1.7 1.5-1.5L9.5 8l1.7-1.7-1.5-1.5z"
    ),
    "triangle": Drawing(filled="M8 1l7.7 14H.3zM7 6v4.6h2V6zM7 11.6v2h2v-2z"),
    "ring-tick": Drawing(lines=_CIRCLE + "M4.9 8.2l2.2 2.2 4.2-4.6"),
    "ring-hands": Drawing(lines=_CIRCLE + "M8 4.2v4.2l2.9 1.7"),
    "disc": Drawing(filled=_SMALL_DISC),
    "disc-tick": Drawing(
        filled="M8 .6a7.4 7.4 0 1 1 0 14.8A7.4 7.4 0 0 1 8 .6zM5.2 6.9L3.8 8.3l3.4 3.5 5.2-5.5-1.5-1.4-3.7 4z"
    ),
    "ring": Drawing(lines=_CIRCLE),
    "bars": Drawing(filled="M3.6 2h3.2v12H3.6zM9.2 2h3.2v12H9.2z"),
    "ring-stroke": Drawing(lines=_CIRCLE + "M3.8 12.2l8.4-8.4"),
    "steps-0": _steps(0),
    "steps-1": _steps(1),
    "steps-2": _steps(2),
    "steps-3": _steps(3),
    "arrow-up": Drawing(lines="M2 14L13 3M5.5 2.8H13.2V10.5"),
    "arrow-level": Drawing(lines="M1 8h13M9.5 3.6L14 8l-4.5 4.4"),
    "arrow-down": Drawing(lines="M2 2l11 11M5.5 13.2H13.2V5.5"),
    "dots": Drawing(filled="M1 6.8h3.2v2.4H1zM6.4 6.8h3.2v2.4H6.4zM11.8 6.8H15v2.4h-3.2z"),
}
