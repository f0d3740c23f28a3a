"""Whether each day began with a seal: since when none could be taken, and where one is missing in between."""

from collections.abc import Iterator
from datetime import date

from actionplan.models import Change, RecordHead, Seal
from actionplan.rules.moments import london_day

Days = list[tuple[int, date]]
"""The first change of each, and the day."""


class DaysWithoutSeal:
    """Goes through the first changes of all days since the first seal."""

    def __init__(self, head: RecordHead | None) -> None:
        """Nothing is read yet."""
        self.noticed: list[str] = []
        self._digested_from = head.digested_from if head else 1

    def at_odds(self) -> Iterator[str]:
        """That no seal was taken since a day; a day in between is only noticed, for the next seal is over it too."""
        sealed = set(Seal.objects.values_list("change_id", flat=True))
        missing = [day for day in _first_changes(min(sealed, default=self._digested_from)) if day[0] not in sealed]
        since = max(sealed, default=0)
        self.noticed += [_said("was", [day]) for day in missing if day[0] < since]
        latest = [day for day in missing if day[0] > since]
        if latest:
            yield _said("could be", latest)


def _first_changes(start: int) -> Iterator[tuple[int, date]]:
    """Each change from a number on that is the first of a London day, but for the first of all."""
    before: date | None = None
    rows = Change.objects.filter(number__gte=start - 1).order_by("number").values_list("number", "at")
    for number, at in rows.iterator(chunk_size=2000):
        day = london_day(at)
        if before and day > before:
            yield number, day
        before = day


def _said(how: str, days: Days) -> str:
    """The sentence of days without a seal."""
    (first, day), more = days[0], len(days) - 1
    since = f", nor on {more:,} later {'day' if more == 1 else 'days'}" if more else ""
    return f"No seal {how} taken before change {first:,}, the first of {day:%d/%m/%Y}{since}."
