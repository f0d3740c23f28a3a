"""How old an update may be, and what is due soon: thresholds come as values, dated by the council."""

from datetime import date, timedelta


def is_stale(*, clock_is_running: bool, last_heard_on: date | None, day: date, stale_days: int) -> bool:
    """Whether an update is owed: the clock runs and nothing has been said for more than ``stale_days`` days.

    ``last_heard_on`` is the day of the last update, or the day the action came into the plan when there is none.
    """
    if not clock_is_running or last_heard_on is None:
        return False
    return (day - last_heard_on).days > stale_days


def is_due_soon(*, clock_is_running: bool, due_on: date | None, day: date, due_soon_days: int) -> bool:
    """Whether the due date falls within the next ``due_soon_days`` days, today included, and is not past."""
    return clock_is_running and due_on is not None and day <= due_on <= day + timedelta(days=due_soon_days)


def has_slipped(*, first_due_on: date | None, due_on: date | None) -> bool:
    """Whether the current due date is later than the one first agreed. A date taken away is a slip too."""
    return first_due_on is not None and (due_on is None or due_on > first_due_on)


def cut_off(*, held_on: date, cut_off_days: int) -> date:
    """The last day on which an update reaches the papers of a meeting held on ``held_on``."""
    return held_on - timedelta(days=cut_off_days)
