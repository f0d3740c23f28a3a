"""Saying that nothing has changed: where that is an answer, and since when it is so."""

import re

from actionplan.models import ProgressUpdate
from actionplan.queries.positions import ActionPosition
from actionplan.rules.periods import in_words
from actionplan.rules.transitions import why_not_unchanged as why_not

SAYS_NOTHING_ELSE = re.compile(r"No change since \d{1,2} [A-Z][a-z]+ \d{4}")
"""What has happened, in an update that only repeats another."""


def why_not_unchanged(position: ActionPosition) -> str | None:
    """Why "no change" is no answer to an action, or ``None`` where what was last said may simply stay."""
    last = position.update
    has_reason = bool(last and last.reason and last.recovery)
    return why_not(position.facts, position.day, said_on=last.said_on if last else None, has_reason=has_reason)


def is_repeat(update: ProgressUpdate) -> bool:
    """Whether an update says nothing but that there is no change."""
    return SAYS_NOTHING_ELSE.fullmatch(update.happened) is not None


def no_change_since(last: ProgressUpdate) -> str:
    """What an update says that only repeats the last: since when nothing has changed, through any number of repeats."""
    return last.happened if is_repeat(last) else f"No change since {in_words(last.said_on)}"
