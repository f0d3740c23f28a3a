"""What children, young people and families say, as members read it."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Plan, Voice
from actionplan.rules.restricting import category_in_words


@dataclass(frozen=True)
class PublicVoice:
    """What a group said on a day, in words that everybody may read; ``finding`` is the reference it is about, if any.

    ``slug`` names that finding in addresses. ``number_heard`` is at least five, or not known. ``number`` names the
    voice in addresses. ``exempt_under`` is the category of Schedule 12A of a part that is kept from the public, which
    is never here.
    """

    said_on: date
    who: str
    number_heard: int | None
    text: str
    finding: str
    slug: str
    number: int = 0
    exempt_under: str = ""


def voices(plan: Plan) -> tuple[PublicVoice, ...]:
    """All that was said about a plan and stands, the latest first; one query."""
    rows = Voice.objects.current().filter(plan=plan).select_related("finding").order_by("-said_on", "-pk")
    return tuple(_voice(row) for row in rows)


def _voice(row: Voice) -> PublicVoice:
    """What members may see of it."""
    finding = row.finding if row.finding and not row.finding.is_withdrawn else None
    return PublicVoice(
        said_on=row.said_on,
        who=row.who,
        number_heard=row.number_heard,
        text=row.text,
        finding=finding.reference if finding else "",
        slug=finding.slug if finding else "",
        number=row.pk,
        exempt_under=category_in_words(row.restricted_category) if row.restricted_note else "",
    )
