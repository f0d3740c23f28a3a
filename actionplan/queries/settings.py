"""The settings with their record: what each is today, since when, by whom and why, before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from actionplan.models import Policy as PolicyRow
from actionplan.rules.policy import KEYS, Value, as_set
from actionplan.rules.setting_kinds import Setting
from actionplan.rules.settings import GROUPS, SETTINGS, Group


@dataclass(frozen=True)
class Entry:
    """One value in the record of a setting: from which day, who set it, when and why.

    ``is_replaced`` says that a later entry for the same day took its place.
    """

    setting: Setting
    value: Value
    from_on: date
    by: str
    at: datetime
    because: str
    is_replaced: bool

    @property
    def in_words(self) -> str:
        """The value as people read it."""
        return self.setting.in_words(self.value)


@dataclass(frozen=True)
class Kept:
    """A setting on one day: its value, the entry that set it (none: its first value), and its whole record."""

    setting: Setting
    value: Value
    since: Entry | None
    coming: tuple[Entry, ...]
    entries: tuple[Entry, ...]

    @property
    def in_words(self) -> str:
        """The value as people read it."""
        return self.setting.in_words(self.value)


@dataclass(frozen=True)
class KeptPart:
    """Settings of one heading, as they stand."""

    heading: str
    settings: tuple[Kept, ...]


@dataclass(frozen=True)
class KeptGroup:
    """A group of settings, as they stand."""

    group: Group
    parts: tuple[KeptPart, ...]


def groups_on(day: date) -> tuple[KeptGroup, ...]:
    """Every setting in its group as it stands on a day, each with its record, the latest first; in one query."""
    entries = list(_entries(PolicyRow.objects.filter(key__in=KEYS)))
    return tuple(
        KeptGroup(group, tuple(KeptPart(one.heading, _kept_of(one.settings, entries, day=day)) for one in group.parts))
        for group in GROUPS
    )


def set_since(keys: Iterable[str], seen: int) -> tuple[Entry, ...]:
    """What was set of these settings after ``seen`` (a number of ``newest_of``), the latest day first."""
    return tuple(_entries(PolicyRow.objects.filter(key__in=list(keys), pk__gt=seen)))


def _entries(rows: "QuerySet[PolicyRow]") -> Iterator[Entry]:
    """The record of these rows, the latest day first; of two for one day the one that holds."""
    taken: set[tuple[str, date]] = set()
    for row in rows.select_related("change__by").order_by("-from_on", "-pk"):
        place = (row.key, row.from_on)
        change = row.change
        yield Entry(
            SETTINGS[row.key], as_set(row.value), row.from_on, change.by.name, change.at, change.because, place in taken
        )
        taken.add(place)


def _kept_of(settings: Iterable[Setting], entries: list[Entry], *, day: date) -> tuple[Kept, ...]:
    """These settings on a day."""
    return tuple(_kept(one, tuple(entry for entry in entries if entry.setting == one), day=day) for one in settings)


def _kept(setting: Setting, entries: tuple[Entry, ...], *, day: date) -> Kept:
    """A setting on a day, from its entries, the latest day first."""
    holding = [entry for entry in entries if not entry.is_replaced]
    since = next((entry for entry in holding if entry.from_on <= day), None)
    coming = tuple(entry for entry in reversed(holding) if entry.from_on > day)
    return Kept(setting, since.value if since else setting.first, since, coming, entries)
