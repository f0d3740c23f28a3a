"""Every command of meetings, resolutions, questions and recommendations, with who may: for the table of commands."""

from datetime import date
from typing import Any

from actionplan.commands import answers, matters, resolutions, scrutiny
from actionplan.commands.answers import Reply
from actionplan.commands.resolutions import Resolved
from actionplan.models import Matter, Meeting, Resolution
from actionplan.vocabulary import AnswerKind, BodyKind, ResolutionKind
from tests.factories import Council

HELD_ON = date(2014, 10, 1)
"""A day on which the council of the tests can look back at a meeting."""


def later(council: Council, told: dict[str, Any]) -> dict[str, Any]:
    """The same person at the next moment, after what had to be made first."""
    return told | {"at": council.tick()}


def a_meeting(council: Council, held_on: date = date(2014, 11, 27)) -> Meeting:
    """A meeting of the scrutiny panel."""
    body = scrutiny.add_body("panel", "Scrutiny panel", BodyKind.SCRUTINY_PANEL, **council.by("democratic"))
    return scrutiny.call_meeting(body, held_on=held_on, **council.by("democratic"))


def resolved(council: Council, kind: ResolutionKind = ResolutionKind.RECOMMENDED, text: str = "That it be done") -> Any:
    """Something that the panel resolved, which the owner's post answers."""
    told = Resolved(kind, text, council.posts["owner"])
    return resolutions.record(a_meeting(council, HELD_ON), council.plan, told, **council.by("democratic"))


def a_question(council: Council, text: str = "", **told: Any) -> Matter:
    """A question of the councillor's, which the owner's post answers; without words, of none asked before."""
    before = Matter.objects.count()
    words = text or (f"Why is it late, after {before} answers?" if before else "Why is it late?")
    return matters.ask(council.plan, words, **{"post": council.posts["owner"], **told}, **council.by("councillor"))


def answered(council: Council, question: Matter | None = None) -> Matter:
    """A question that its owner has answered."""
    found = question or a_question(council)
    matters.answer(found, Reply(AnswerKind.ANSWER, "Because of the wait."), **council.by("owner"))
    return found


def correct(council: Council, told: dict[str, Any]) -> Resolution:
    return resolutions.correct(resolved(council), "That it be done soon", **later(council, told))


def correct_answer(council: Council, told: dict[str, Any]) -> object:
    """What the owner answered, put right."""
    said = answered(council).answers.get()
    return answers.correct(said, Reply(AnswerKind.ANSWER, "Because of the leave."), **later(council, told))


def hand(council: Council, told: dict[str, Any]) -> object:
    question = a_question(council)
    return matters.hand(question, post=council.posts["partner"], due_on=date(2014, 12, 1), **later(council, told))


def change_body(council: Council, told: dict[str, Any]) -> object:
    body = a_meeting(council).body
    return scrutiny.change_body(body, name="The panel", kind=BodyKind.SCRUTINY_PANEL, **later(council, told))


KEEP = {"qa", "other_qa", "democratic"}
ASK = {"councillor", "democratic"}
SCRUTINY: dict[str, tuple[Any, set[str]]] = {
    "answers.correct": (correct_answer, KEEP | {"owner", "director"}),
    "matters.ask": (lambda c, t: matters.ask(c.plan, "Why?", **t), ASK),
    "matters.answer": (
        lambda c, t: matters.answer(a_question(c), Reply(AnswerKind.ANSWER, "So."), **later(c, t)),
        KEEP | {"owner", "director"},
    ),
    "matters.follow_up": (lambda c, t: matters.follow_up(answered(c), "And then?", **later(c, t)), ASK),
    "matters.chase": (lambda c, t: matters.chase(a_question(c), **later(c, t)), KEEP),
    "matters.close": (lambda c, t: matters.close(answered(c), **later(c, t)), KEEP),
    "matters.take_back": (lambda c, t: matters.take_back(a_question(c), **later(c, t)), {"councillor"}),
    "matters.hand": (hand, KEEP),
    "resolutions.record": (
        lambda c, t: resolutions.record(
            a_meeting(c, HELD_ON), c.plan, Resolved(ResolutionKind.NOTED, "That it be noted"), **later(c, t)
        ),
        KEEP,
    ),
    "resolutions.correct": (correct, KEEP),
    "scrutiny.add_body": (lambda c, t: scrutiny.add_body("b", "B", **t), KEEP),
    "scrutiny.change_body": (change_body, KEEP),
    "scrutiny.call_meeting": (
        lambda c, t: scrutiny.call_meeting(a_meeting(c).body, held_on=date(2015, 1, 15), **later(c, t)),
        KEEP,
    ),
    "scrutiny.move_meeting": (
        lambda c, t: scrutiny.move_meeting(a_meeting(c), held_on=date(2014, 12, 4), **later(c, t)),
        KEEP,
    ),
    "scrutiny.cancel_meeting": (lambda c, t: scrutiny.cancel_meeting(a_meeting(c), **later(c, t)), KEEP),
    "scrutiny.minute_meeting": (
        lambda c, t: scrutiny.minute_meeting(a_meeting(c), resolution="RESOLVED", **later(c, t)),
        KEEP,
    ),
}
"""By name: how it is asked, and who may."""
