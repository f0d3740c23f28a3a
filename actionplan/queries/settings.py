"""The settings with their record: what each is today, since when, by whom and why, before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from actionplan.models import Policy as PolicyRow
from actionplan.rules.policy import KEYS, Value
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

    @property
    def coming(self) -> tuple[Entry, ...]:
        """What is set for later days, the next first."""
        entries = (entry for part in self.parts for one in part.settings for entry in one.coming)
        return tuple(sorted(entries, key=lambda entry: entry.from_on))


def groups_on(day: date) -> tuple[KeptGroup, ...]:
    """Every setting in its group as it stands on a day, each with its record, the latest first; in one query."""
    entries = list(_entries(PolicyRow.objects.filter(key__in=KEYS)))
    return tuple(_kept_group(group, entries, day=day) for group in GROUPS)


def group_on(group: Group, day: date) -> KeptGroup:
    """One group as it stands on a day; in one query."""
    keys = [one.key for one in group.settings]
    return _kept_group(group, list(_entries(PolicyRow.objects.filter(key__in=keys))), day=day)


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
            SETTINGS[row.key], row.value, row.from_on, change.by.name, change.at, change.because, place in taken
        )
        taken.add(place)


def _kept_group(group: Group, entries: Sequence[Entry], *, day: date) -> KeptGroup:
    """A group on a day, from the entries of all its settings."""
    parts = (
        KeptPart(part.heading, tuple(_kept(one, entries, day=day) for one in part.settings)) for part in group.parts
    )
    return KeptGroup(group, tuple(parts))


def _kept(setting: Setting, entries: Iterable[Entry], *, day: date) -> Kept:
    """A setting on a day, from entries with its own among them, the latest day first."""
    own = tuple(entry for entry in entries if entry.setting == setting)
    holding = [entry for entry in own if not entry.is_replaced]
    since = next((entry for entry in holding if entry.from_on <= day), None)
    coming = tuple(entry for entry in reversed(holding) if entry.from_on > day)
    return Kept(setting, since.value if since else setting.first, since, coming, own)
