"""Where a question or recommendation stands, for commands and for officers: who owes it, and what is kept apart."""

from datetime import date

from actionplan.models import Answer, Matter, MatterDuty, Person
from actionplan.rules.matters import OPEN, Said, state_of
from actionplan.rules.moments import london_day
from actionplan.vocabulary import AnswerKind, MatterState, RestrictedCategory


def duty_of(matter: Matter) -> MatterDuty:
    """Who owes the answer now, and by when."""
    found: MatterDuty = matter.duties.select_related("post").order_by("-sequence")[0]
    return found


def standing_of(matter: Matter, *, on: date) -> MatterState:
    """Where a matter stands on a day."""
    rows = matter.answers.filter(corrects=None).select_related("change").order_by("sequence")
    said = [Said(AnswerKind(row.kind), london_day(row.change.at)) for row in rows]
    return state_of(said, due_on=duty_of(matter).due_on, day=on)


def asked_already(matter: Matter, by: Person, *, on: date) -> Matter | None:
    """The question that a person asked in these words about the same thing, while it waits for an answer; if any."""
    about = {name: getattr(matter, name) for name in ("plan", "kind", "text", "finding", "action", "meeting")}
    same = Matter.objects.filter(**about, change__by=by).order_by("number")
    return next((one for one in same if standing_of(one, on=on) in OPEN), None)


def kept_apart(matter: Matter) -> dict[int, tuple[str, str]]:
    """The restricted words of a matter with their category, by the place of the answer: only for who may read them."""
    rows = Answer.objects.filter(matter=matter).exclude(restricted_note="").order_by("sequence")
    return {row.sequence: (row.restricted_note, RestrictedCategory(row.restricted_category).label) for row in rows}
