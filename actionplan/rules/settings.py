"""The settings of the council in their groups: what each is called and means, and what it may be set to."""

from dataclasses import dataclass
from typing import Final

from actionplan.rules.policy import EXPLAINED, legend_key
from actionplan.rules.setting_kinds import Colour, Number, Setting, Words, YesNo
from actionplan.vocabulary import Word

LONGEST: Final = 200
"""Characters in the council's name, or in a sentence of the key."""


@dataclass(frozen=True)
class Part:
    """Settings that stand together, under a heading where a group has several parts."""

    heading: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True)
class Group:
    """Settings that are set on one page, whose address ends in ``slug``."""

    slug: str
    title: str
    lead: str
    parts: tuple[Part, ...]

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Those of all its parts."""
        return tuple(one for part in self.parts for one in part.settings)


def _days(key: str, label: str, meaning: str, least: int, most: int) -> Number:
    """A number of days."""
    return Number(key, label, meaning, least, most, "days", "day")


_THRESHOLDS: Final = (
    _days("due_soon_days", "Due soon", "An action is due soon this many days before its due date.", 1, 180),
    _days("stale_days", "Update owed", "An update is owed when none has come for more than this many days.", 7, 180),
    _days("reporting_cut_off_days", "Reporting cut-off", "Updates are due this many days before a body meets.", 0, 60),
    Number(
        "revision_cap",
        "Limit of moved dates",
        "How many times a due date may move before it is flagged to members.",
        0,
        20,
        "times",
        "time",
    ),
    _days(
        "staging_days",
        "Uploads kept",
        "An uploaded sheet that nobody has confirmed is kept this many days, and then thrown away.",
        1,
        90,
    ),
)

_MEMBERS: Final = (
    _days("answer_days", "Answer to a question", "A member's question is owed an answer within this many days.", 1, 90),
    Number(
        "recommendation_months",
        "Answer to a recommendation",
        "The executive owes an answer to a recommendation within this many months of the meeting.",
        1,
        12,
        "months",
        "month",
    ),
    _days("papers_days", "Papers go out", "A meeting's papers go out this many days before it.", 0, 30),
    YesNo(
        "publish_openly",
        "Open to everybody",
        "Whether anybody may read the published positions, without signing in.",
    ),
)

_LOOK: Final = (
    Words(
        "council_name",
        "Name of the council",
        "It stands at the head of every page and in its title, before signing in too.",
        LONGEST,
        "each page shows the council that its plan names",
    ),
    Colour(
        "council_colour",
        "Colour of the council",
        "It is behind the name at the head of every page, and in the rules between sections. "
        "The colours of states stay as they are.",
    ),
)

_ONE_OF: Final = {"actions": "Action", "findings": "Finding", "impact": "Impact"}


def _sentence(part: str, word: Word) -> Words:
    """What the key says beside one word."""
    meaning = f"What the key says beside “{word.label}”."
    return Words(
        legend_key(part, word), f"{_ONE_OF[part]}: {word.label}", meaning, LONGEST, "the tracker's own sentence"
    )


_HEADINGS: Final = {"actions": "States of an action", "findings": "States of a finding", "impact": "Steps of impact"}

GROUPS: Final = (
    Group(
        "thresholds",
        "Thresholds",
        "When something is due soon, when an update is owed, and how long uploads are kept.",
        (Part("", _THRESHOLDS),),
    ),
    Group(
        "members",
        "Meetings and answers",
        "By when members have an answer and their papers, and who reads what is published.",
        (Part("", _MEMBERS),),
    ),
    Group("council", "Name and colour", "What every page shows of the council itself.", (Part("", _LOOK),)),
    Group(
        "legend",
        "Words of the key",
        "The council may explain each state in its own sentence. The words, shapes and colours of states stay the "
        "same, so that people who move between councils read them alike.",
        tuple(
            Part(_HEADINGS[part], tuple(_sentence(part, word) for word in words)) for part, words in EXPLAINED.items()
        ),
    ),
)
"""All groups, in the order of the page."""

SETTINGS: Final = {one.key: one for group in GROUPS for one in group.settings}
"""Each setting by the key under which it is stored."""
