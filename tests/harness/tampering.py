"""Writing past the product, what a check finds afterwards, and a record that is in the middle of a redaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from actionplan.commands.recording import recording
from actionplan.models import RecordHead, Redaction, RedactionRequest
from actionplan.queries.checking import check
from actionplan.vocabulary import RedactionGround, RedactionOutcome
from tests.factories import Council

GUARDS = ("The guard ", "And ")
"""How sentences about guards begin, which these tests lift themselves, and that which counts sentences left out."""
FILES = "The file"
"""How sentences about files begin."""


def broken(*apart: str) -> list[str]:
    """What a check finds, the guards apart, and the sentences that begin so."""
    return [one for one in check().found if not one.startswith((*GUARDS, *apart))]


def by_hand(statement: str, *values: object) -> None:
    """Write past all that the product does, but not past guards that stand."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


@contextmanager
def redaction_under_way(council: Council) -> Iterator[int]:
    """A redaction of the director's that is being carried out; its number."""
    with recording("redaction.ask", plan=council.plan, **council.by()) as record:
        asked = record.add(RedactionRequest(plan=council.plan, ground=RedactionGround.CHILD, where="In an update"))
    with recording("redaction.carry_out", plan=council.plan, **council.by("director")) as record:
        record.add(Redaction(request=asked, outcome=RedactionOutcome.CARRIED_OUT))
        RecordHead.objects.update(redacting=record.change.number)
        yield record.change.number
        RecordHead.objects.update(redacting=None)
