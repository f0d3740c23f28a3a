"""The settings in force on one day: the thresholds, the council's name and colour, and its own words in the key."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from actionplan.vocabulary import ActionState, FindingState, Impact, Word

Value = int | bool | str
"""What one setting holds: a whole number, yes or no, or words."""

FIRST_COLOUR: Final = "#1c3f6e"
"""The council's colour until one is set."""

EXPLAINED: Final[Mapping[str, type[Word]]] = {"actions": ActionState, "findings": FindingState, "impact": Impact}
"""The parts of the key whose sentences a council may put in its own words."""


def legend_key(part: str, word: Word) -> str:
    """The key of the setting that explains a word in a part of the key: ``legend_actions_overdue``."""
    return f"legend_{part}_{word.value}"


LEGEND_KEYS: Final = tuple(legend_key(part, word) for part, words in EXPLAINED.items() for word in words)


@dataclass(frozen=True)
class Policy:
    """What the council has set, as it stands on one day. What each value means is said in ``rules.settings``.

    ``legend`` holds the council's own sentences by their keys, and only those that it has set.
    """

    due_soon_days: int = 30
    stale_days: int = 35
    reporting_cut_off_days: int = 10
    revision_cap: int = 2
    staging_days: int = 30
    answer_days: int = 14
    recommendation_months: int = 2
    papers_days: int = 8
    publish_openly: bool = False
    council_name: str = ""
    council_colour: str = FIRST_COLOUR
    legend: Mapping[str, str] = field(default_factory=dict, hash=False)

    def value_of(self, key: str) -> Value:
        """The value of one setting by its key; of a sentence that is not set, the empty text."""
        found: Value = self.legend.get(key, "") if key in LEGEND_KEYS else getattr(self, key)
        return found


KEYS: Final = (*(one.name for one in fields(Policy) if one.name != "legend"), *LEGEND_KEYS)
"""The keys of all settings, as they are stored."""


def policy_from(stored: Mapping[str, Any]) -> Policy:
    """The policy with these stored values in place of the first ones; raises ``KeyError`` for a key of no setting."""
    unknown = set(stored) - set(KEYS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    legend = {key: str(stored[key]) for key in LEGEND_KEYS if stored.get(key)}
    others: dict[str, Any] = {key: value for key, value in stored.items() if key not in LEGEND_KEYS}
    return replace(Policy(), **others, legend=legend)
