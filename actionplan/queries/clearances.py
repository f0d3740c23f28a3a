"""What somebody has said, by name and with a reason, not to tell who a child is: known again by a keyed hash."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.crypto import salted_hmac

from actionplan.models import IdentityClearance


def fingerprint_of(words: str) -> str:
    """A hash that only this installation's secret can make again."""
    return salted_hmac("identity clearance", words, settings.SECRET_KEY, algorithm="sha256").hexdigest()


def cleared_among(fingerprints: Iterable[str]) -> set[str]:
    """Those of these hashes of which a clearance is recorded; no query for none."""
    asked = set(fingerprints)
    if not asked:
        return set()
    return set(IdentityClearance.objects.filter(fingerprint__in=asked).values_list("fingerprint", flat=True))
