"""The keys of rows of the example that stand in addresses, and what has to be begun before a page is there."""

from actionplan.commands import preparing
from actionplan.models import (
    Change,
    Document,
    Evidence,
    Import,
    Organisation,
    Person,
    Plan,
    Post,
    Requirement,
    Resolution,
    StandIn,
    Term,
    Voice,
)
from actionplan.queries.preparing import mark_of, prepared
from actionplan.vocabulary import ReportSection
from tests.commands.publishing_commands import IDENTITY
from tests.commands.redacting import a_request_in_the_example


def keys_of_rows() -> dict[str, object]:
    """The keys that stand in addresses: another test before this one may have used up the first numbers."""
    papers = list(Document.objects.order_by("pk").values_list("pk", flat=True))
    stand_in = StandIn.objects.get()
    return {
        "post": Post.objects.get(title="Head of Looked After Children").pk,
        "stood_in_for": stand_in.post_id,
        "stand_in": stand_in.pk,
        "organisation": Organisation.objects.get(name="Clinical Commissioning Group").pk,
        "paper": papers[2],
        "last_paper": papers[6],
        "change": Change.objects.filter(plan__isnull=False).latest("number").number,
        "requirement": Requirement.objects.filter(finding__slug="4c").first().pk,
        "imported": Import.objects.get().pk,
        "evidence": Evidence.objects.get().pk,
        "resolved": Resolution.objects.filter(meeting__held_on="2014-11-27").first().pk,
        "redaction": a_request_in_the_example().pk,
        "voice": Voice.objects.first().pk,
        "term": Term.objects.first().pk,
    }


def prepare_a_position() -> str:
    """Let democratic services prepare a position in which words may name a child; the mark of these words."""
    plan = Plan.objects.get()
    who = {"by": Person.objects.get(email="democratic@example.org"), "at": Change.objects.latest("number").at}
    row = preparing.begin(plan, **who)
    seen = mark_of(row.words.get(ReportSection.REASONS.value, ""))
    preparing.write(plan, ReportSection.REASONS, IDENTITY, seen=seen, **who)
    row.refresh_from_db()
    return prepared(row).stopping[0].mark
