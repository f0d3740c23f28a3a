"""The restricted words beside what groups said, and what became of a voice: for who keeps them."""

from actionplan.models import Plan, Voice
from actionplan.rules.restricting import category_in_words


def kept_apart(plan: Plan) -> dict[int, tuple[str, str]]:
    """The restricted words of each voice that has some, with their category in words: only for who may read them."""
    rows = Voice.objects.current().filter(plan=plan).exclude(restricted_note="")
    return {row.pk: (row.restricted_note, category_in_words(row.restricted_category)) for row in rows}


def standing_for(voice: Voice) -> Voice | None:
    """The voice as it was last put right; ``None`` once it was withdrawn."""
    row = voice
    while later := Voice.objects.filter(corrects=row).first():
        row = later
    return None if row.withdraws_id or Voice.objects.filter(withdraws=row).exists() else row
