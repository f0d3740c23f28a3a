"""Checking the record, and keeping what was found for the page that says it."""

import logging
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from django.db import Error, transaction

from actionplan.models import RecordCheck
from actionplan.queries.checking import Checked, check

logger = logging.getLogger(__name__)

KEPT = 30
"""Checks that are kept, the newest."""


def check_and_keep(*, at: datetime, say: Callable[[str], None] = lambda _: None) -> tuple[Checked, RecordCheck]:
    """Check the whole record, and keep the outcome; where that fails it is not saved, and has no number."""
    began = perf_counter()
    checked = check(say)
    kept = RecordCheck(
        began_at=at,
        seconds=round(perf_counter() - began, 1),
        up_to=checked.up_to,
        number_of_rows=checked.number_of_rows,
        found=checked.found,
        noticed=checked.noticed,
    )
    try:
        with transaction.atomic():
            kept.save()
            newest = RecordCheck.objects.order_by("-id").values_list("id", flat=True)[:KEPT]
            RecordCheck.objects.exclude(id__in=list(newest)).delete()
    except Error:
        logger.exception("The outcome of a check could not be kept")
        kept.pk = None
    return checked, kept
