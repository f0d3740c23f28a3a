"""Questions of members and recommendations of meetings: asked, answered, followed up, chased and closed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.answers import HANDED_MEANWHILE, SAID_MEANWHILE, Reply, answer_row, refuse_late
from actionplan.commands.recording import Recording, recording
from actionplan.commands.resolutions import begin, checked
from actionplan.models import Action, Answer, Finding, Matter, MatterDuty, Meeting, Person, Plan, Post
from actionplan.queries.matters import asked_already, duty_of, standing_of
from actionplan.queries.policy import policy_on
from actionplan.rules.matters import ANSWERS, due_of_question, why_not_said
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AnswerKind, MatterKind, Permission

NOT_A_MEMBER = "Questions are asked by councillors and by democratic services."
NOT_YOURS_TO_ANSWER = "This is answered by the post that owes the answer, a director, or for them."
NOT_YOURS_TO_KEEP = "Democratic services and the QA unit keep what is owed to members."
NOT_YOUR_QUESTION = "Only who asked a question may take it back."


@dataclass(frozen=True)
class About:
    """What a question is about: a finding, an action, what was before a meeting, or the plan as a whole."""

    finding: Finding | None = None
    action: Action | None = None
    meeting: Meeting | None = None


ANYTHING = About()
"""The plan as a whole."""


def ask(
    plan: Plan,
    text: str,
    *,
    about: About = ANYTHING,
    post: Post | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Matter:
    """Ask a question over a plan. It is owed an answer within the council's days, by the post named.

    Where nobody is named, who owns the action owes it, and else nobody until somebody says who. Raises
    ``ValidationError`` by field for words that are missing, too long or may identify a child, and with the code
    ``asked`` and the ``number`` of the first where the person waits for an answer to the same words.
    """
    day = london_day(at)
    if not access.may_ask(by, plan, on=day):
        raise PermissionDenied(NOT_A_MEMBER)
    words = checked(text, "Write your question")
    owner = about.action.owner if about.action else None
    due_on = due_of_question(asked_on=day, answer_days=policy_on(day).answer_days)
    row = Matter(
        plan=plan,
        kind=MatterKind.QUESTION,
        meeting=about.meeting,
        finding=about.finding,
        action=about.action,
        text=words,
    )
    with recording("matters.ask", by=by, because=because, at=at, plan=plan, key=key) as change:
        before = asked_already(row, by, on=day)
        if before:
            asked = f"You asked this already, and it waits for an answer: question {before.number}"
            raise ValidationError({"text": ValidationError(asked, code="asked", params={"number": before.number})})
        return begin(change, row, post or owner, due_on)


def answer(
    matter: Matter,
    reply: Reply,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Answer members, say something meanwhile, or how it went on since.

    ``seen`` counts what was said in the matter on the page it was typed on; where there is more, ``ValidationError``
    with the code ``conflict``. Restricted words are taken only from who may read them.
    """
    day, duty = london_day(at), duty_of(matter)
    if not access.may_answer(by, matter.plan, duty.post_id, on=day) or reply.kind not in ANSWERS:
        raise PermissionDenied(NOT_YOURS_TO_ANSWER)
    may_restrict = access.may(by, Permission.READ_RESTRICTED, on=day, plan=matter.plan)
    row = answer_row(matter, reply, may_restrict=may_restrict)
    behalf = access.answers_on_behalf_of(by, duty)
    with recording(
        "matters.answer", by=by, because=because, at=at, plan=matter.plan, on_behalf_of=behalf, key=key
    ) as change:
        refuse_late(matter, seen, duty.pk)
        return _say(change, row, seen, day)


def follow_up(
    matter: Matter,
    text: str,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Ask again after an answer: the same post owes another, within the council's days from now."""
    day = london_day(at)
    if not access.may_ask(by, matter.plan, on=day):
        raise PermissionDenied(NOT_A_MEMBER)
    row = Answer(matter=matter, kind=AnswerKind.FOLLOW_UP, text=checked(text, "Write your follow-up question"))
    with recording("matters.follow_up", by=by, because=because, at=at, plan=matter.plan, key=key) as change:
        said = _say(change, row, seen, day)
        due_on = due_of_question(asked_on=day, answer_days=policy_on(day).answer_days)
        duty = duty_of(matter)
        change.add(MatterDuty(matter=matter, sequence=duty.sequence + 1, post=duty.post, due_on=due_on))
        return said


def chase(
    matter: Matter, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> Answer:
    """Write down that an answer was chased, and how: the reason is what members read."""
    return _keep("matters.chase", matter, AnswerKind.CHASED, seen=seen, by=by, because=because, at=at, key=key)


def close(
    matter: Matter, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> Answer:
    """Close a matter, with the reason that members read. A follow-up question opens it again."""
    return _keep("matters.close", matter, AnswerKind.CLOSED, seen=seen, by=by, because=because, at=at, key=key)


def take_back(
    matter: Matter, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> Answer:
    """Take one's own question back before it is answered; it stays listed, with the reason."""
    day = london_day(at)
    if not access.may_take_back(by, matter, on=day):
        raise PermissionDenied(NOT_YOUR_QUESTION)
    row = Answer(matter=matter, kind=AnswerKind.TAKEN_BACK, text=checked(because, "Say why"))
    with recording("matters.take_back", by=by, because=because, at=at, plan=matter.plan, key=key) as change:
        return _say(change, row, seen, day)


def hand(
    matter: Matter,
    *,
    post: Post | None,
    due_on: date,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> MatterDuty:
    """Say which post owes the answer from now on, and by when. ``seen`` counts how often that was said before."""
    day = london_day(at)
    if not access.may_keep_matters(by, matter.plan, on=day):
        raise PermissionDenied(NOT_YOURS_TO_KEEP)
    with recording("matters.hand", by=by, because=because, at=at, plan=matter.plan, key=key) as change:
        before = duty_of(matter)
        if seen is not None and seen != before.sequence:
            raise ValidationError(HANDED_MEANWHILE, code="conflict")
        _refuse_out_of_turn(matter, AnswerKind.INTERIM, day)
        if (before.post, before.due_on) == (post, due_on):
            raise ValidationError("Nothing is changed: choose another post or another day.", code="not_in_turn")
        if due_on != before.due_on and due_on < day:
            raise ValidationError({"due_on": f"The new day must be today, {in_words(day)}, or later"})
        return change.add(MatterDuty(matter=matter, sequence=before.sequence + 1, post=post, due_on=due_on))


def _keep(command: str, matter: Matter, kind: AnswerKind, *, seen: int | None, **told: Any) -> Answer:
    """Write down what who keeps the matters did with one, with the reason as its words."""
    day = london_day(told["at"])
    if not access.may_keep_matters(told["by"], matter.plan, on=day):
        raise PermissionDenied(NOT_YOURS_TO_KEEP)
    row = Answer(matter=matter, kind=kind, text=checked(told["because"], "Say how, or why"))
    with recording(command, plan=matter.plan, **told) as change:
        return _say(change, row, seen, day)


def _say(change: Recording, row: Answer, seen: int | None, day: date) -> Answer:
    """Add to what is said in a matter, where nobody said more meanwhile and it is the time for it."""
    before = row.matter.answers.count()
    if seen is not None and seen != before:
        raise ValidationError(SAID_MEANWHILE, code="conflict")
    _refuse_out_of_turn(row.matter, AnswerKind(row.kind), day)
    row.sequence = before + 1
    return change.add(row)


def _refuse_out_of_turn(matter: Matter, kind: AnswerKind, day: date) -> None:
    """Stop what cannot be said in a matter that stands as it does."""
    why = why_not_said(kind, standing_of(matter, on=day))
    if why:
        raise ValidationError(why, code="not_in_turn")
