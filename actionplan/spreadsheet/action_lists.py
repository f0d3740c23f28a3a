"""The columns of a downloaded list of actions, and what a person should know of the list before reading it.

The headings are words that an import knows where the column is one that a plan is kept in (see ``aliases``), and
other words where it says what the tracker worked out: so nothing computed is ever taken in as if somebody had said it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from actionplan.models import Action
from actionplan.queries.action_links import Links
from actionplan.queries.action_lists import ActionList
from actionplan.queries.filter_words import in_words, order_in_words
from actionplan.queries.positions import ActionPosition
from actionplan.rules.moments import LONDON
from actionplan.rules.periods import in_words as day_in_words

Value = str | int | date | None
"""What stands in a cell: words, a whole number, a day or nothing."""


@dataclass(frozen=True)
class Row:
    """An action as a row: where it stands and what hangs on it."""

    position: ActionPosition
    links: Links
    tags: tuple[str, ...] = ()

    @property
    def action(self) -> Action:
        """The action itself."""
        return self.position.action

    def said(self, name: str) -> str:
        """The last update's own words, if there is one."""
        return getattr(self.position.update, name) if self.position.update else ""

    @property
    def status(self) -> str:
        """What the owner said of it, if anything."""
        return self.position.facts.status.label if self.position.update else ""

    @property
    def commitment(self) -> str:
        """Each partner with whether it is committed."""
        return "; ".join(f"{name}: {commitment.label.lower()}" for name, commitment in self.links.partners)


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what it says of an action."""

    heading: str
    width: int
    value: Callable[[Row], Value]


@dataclass(frozen=True)
class Listing:
    """A list to be written into a file: what is said about it, then its columns and rows."""

    title: str
    about: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


COLUMNS: Final = (
    Column("Reference", 10, lambda row: row.action.reference),
    Column("Finding reference", 10, lambda row: row.action.finding.reference),
    Column("Finding", 30, lambda row: row.action.finding.title),
    Column("Action", 50, lambda row: row.action.text),
    Column("Requirement", 30, lambda row: row.links.requirement),
    Column("Accountable post", 28, lambda row: row.action.owner.title if row.action.owner else ""),
    Column("Organisation", 24, lambda row: row.action.owner.organisation.name if row.action.owner else ""),
    Column("Contributors", 28, lambda row: "; ".join(row.links.contributors)),
    Column("Partners", 24, lambda row: "; ".join(name for name, _ in row.links.partners)),
    Column("Commitment of partners", 30, lambda row: row.commitment),
    Column("Origin", 24, lambda row: "; ".join(kind.label for kind in row.links.origins)),
    Column("Tags", 20, lambda row: ", ".join(row.tags)),
    Column("State in the tracker", 20, lambda row: row.position.state.label),
    Column("Red, amber, green or grey", 12, lambda row: row.position.rating.label),
    Column("Status (what the owner said)", 16, lambda row: row.status),
    Column("First agreed for", 13, lambda row: row.action.first_due_on),
    Column("Now due on", 13, lambda row: row.action.due_on),
    Column("By when (as it was given)", 18, lambda row: row.action.due_words),
    Column("Number of times moved later", 10, lambda row: row.position.number_of_moves),
    Column("Number of days late", 10, lambda row: row.position.days_late or None),
    Column("Day of the last update", 13, lambda row: row.position.last_heard_on if row.position.update else None),
    Column("Number of days since", 10, lambda row: row.position.days_since_update),
    Column("Is an update due?", 10, lambda row: "Yes" if row.position.is_stale else "No"),
    Column("What has happened", 50, lambda row: row.said("happened")),
    Column("What happens next", 40, lambda row: row.said("next")),
    Column("Why at risk or off track", 40, lambda row: row.said("reason")),
    Column("What will bring it back", 40, lambda row: row.said("recovery")),
    Column("Step of impact reached", 20, lambda row: row.position.impact.label),
    Column("Difference made", 40, lambda row: row.said("difference")),
    Column("Success measure", 36, lambda row: row.action.success_measure),
    Column("Resources", 24, lambda row: row.action.resources),
)
"""The columns, in their order. Restricted words are in none of them, whoever asks."""


def listing(
    shown: ActionList,
    links: Mapping[int, Links],
    *,
    title: str,
    council: str,
    by: str,
    at: datetime,
    shown_on: date | None = None,
    notes: Sequence[str] = (),
) -> Listing:
    """The list as it is written into a file. ``by`` is the name of who made it; ``notes`` are said of it besides.

    With ``shown_on`` it is the list as it stood at the end of that day, made at ``at``.
    """
    about = [
        ("Plan", title),
        ("Council", council),
        ("Listed here", in_words(shown.said)),
        ("Order", order_in_words(shown.asked.sort)),
        ("Rows", _rows(shown)),
        *_moments(at, shown_on),
        ("Made by", by),
        *(("Please note", note) for note in notes),
    ]
    rows = [Row(one, links[one.action.pk], shown.tags.get(one.action.pk, ())) for one in shown.found]
    cells = (tuple(column.value(row) for column in COLUMNS) for row in rows)
    return Listing(title, tuple(about), COLUMNS, tuple(cells))


def _moments(at: datetime, shown_on: date | None) -> list[tuple[str, str]]:
    """Of which moment the list is, and when it was made where that is another."""
    made = f"{day_in_words(at.astimezone(LONDON).date())} at {at.astimezone(LONDON):%H:%M}, London time"
    if shown_on is None:
        return [("As it stood", made)]
    is_over = shown_on < at.astimezone(LONDON).date()
    when = f"at the end of {day_in_words(shown_on)}, London time" if is_over else f"so far today, {made}"
    return [("As it stood", when), ("Made on", made)]


def _rows(shown: ActionList) -> str:
    """How many rows there are, of how many actions."""
    out = f", and {shown.number_out} superseded or withdrawn" if shown.number_out else ""
    return f"{len(shown.found)}: {shown.number_counted} of the {shown.total} actions counted{out}"
