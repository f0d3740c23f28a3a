"""Whose word stands when a sheet and the plan differ: compared with what the sheet said at the last import."""

from enum import Enum
from typing import Any, Final

from actionplan.queries.heard import Heard
from actionplan.rules.likeness import name_key
from actionplan.rules.privacy import masked
from actionplan.spreadsheet.grid import clean

NAMES: Final = frozenset({"reference", "owner", "finding", "requirement"})
"""The fields in which capitals and typographic signs make no difference."""


class Stand(Enum):
    """Whose word stands in a field; a conflict is a person's to decide, and the plan stands until then.

    ``AS_LEFT`` says that nothing has happened since the last import: the sheet says what it said, and the plan stands
    as a person then answered.
    """

    SHEET = "sheet"
    PLAN = "plan"
    CONFLICT = "conflict"
    AS_LEFT = "as_left"


def stand(
    *, sheet: Any, raw: Any, plan: Any, heard: Heard, name: str, is_typed: bool = False, plan_moved: bool | None = None
) -> Stand:
    """Decide one field in which the plan and the sheet differ.

    ``raw`` is what the cell says before any answer, ``sheet`` what it means. A sheet that says what it said before
    leaves the plan's later change alone, unless a person gave it another meaning now. A plan that stands as the last
    import left it takes what is new. Where both moved there is a conflict. ``plan_moved`` says so where the value
    alone cannot: when somebody has spoken or decided since. Of an action that no import has met, the sheet is taken.
    """
    if not heard.said:
        return Stand.CONFLICT if plan_moved else Stand.SHEET
    had = heard.plan_had(name)
    has_moved = not is_same(plan, had or _nothing(plan), name) if plan_moved is None else plan_moved
    is_old = bool(heard.said.get(name)) and is_same(raw, heard.said[name], name)
    if is_old and not (is_typed and not is_same(sheet, had, name)):
        return Stand.PLAN if has_moved else Stand.AS_LEFT
    return Stand.CONFLICT if has_moved else Stand.SHEET


def is_same(one: Any, other: Any, name: str = "") -> bool:
    """Whether two values say the same: neither blanks and control signs nor a child's name masked make a difference."""
    if one == other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        if name in NAMES:
            return name_key(one) == name_key(other)
        return clean(one).split() == clean(other).split() or ("■" in other and masked(one).split() == other.split())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(is_same, one, other))
    return False


def _nothing(like: Any) -> Any:
    """What stands where nothing was said: of the kind of the plan's value."""
    return "" if isinstance(like, str) else ["", ""]
