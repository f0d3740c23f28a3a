"""What children, young people and families say, as members read it."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Plan, Voice


@dataclass(frozen=True)
class PublicVoice:
    """What a group said on a day, in words that everybody may read; ``finding`` is the reference it is about, if any.

    ``slug`` names that finding in addresses. ``number_heard`` is at least five, or not known.
    """

    said_on: date
    who: str
    number_heard: int | None
    text: str
    finding: str
    slug: str


def voices(plan: Plan) -> tuple[PublicVoice, ...]:
    """All that was said about a plan and stands, the latest first; one query."""
    rows = Voice.objects.current().filter(plan=plan).select_related("finding").order_by("-said_on", "-pk")
    return tuple(_voice(row) for row in rows)


def _voice(row: Voice) -> PublicVoice:
    """What members may see of it."""
    finding = row.finding if row.finding and not row.finding.is_withdrawn else None
    return PublicVoice(
        row.said_on,
        row.who,
        row.number_heard,
        row.text,
        finding.reference if finding else "",
        finding.slug if finding else "",
    )
