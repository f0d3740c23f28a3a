"""Anchoring the example's clock, once."""

from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan.models import DemonstrationClock, RecordHead


def anchor_clock(*, shows_at: datetime, at: datetime) -> DemonstrationClock:
    """Let the demonstration clock show ``shows_at`` at the real moment ``at``, and tick from there.

    Raises ``ValidationError`` when it is anchored already or would show a moment before the last change.
    """
    head = RecordHead.objects.first()
    if DemonstrationClock.objects.exists() or (head and head.last_at and shows_at < head.last_at):
        raise ValidationError("The demonstration clock never goes backwards.")
    return DemonstrationClock.objects.create(pk=1, anchored_at=at, shows_at=shows_at)
