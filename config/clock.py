"""The only clock: real time, or in the example the demonstration clock anchored in the database."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from actionplan.models import DemonstrationClock
from actionplan.rules.moments import london_day


def now() -> datetime:
    """The present moment, aware. Only views and management commands ask; everything below is told."""
    anchor = DemonstrationClock.objects.first() if settings.DEMONSTRATION_CLOCK else None
    return shown_at(timezone.now(), anchor) if anchor else timezone.now()


def today() -> date:
    """The present London day."""
    return london_day(now())


def shown_at(real: datetime, anchor: DemonstrationClock) -> datetime:
    """What the demonstration clock shows at a real moment; it ticks from its anchor and never shows less."""
    return anchor.shows_at + max(real - anchor.anchored_at, timedelta())
