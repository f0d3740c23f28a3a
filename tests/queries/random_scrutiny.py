"""What members and who answers them may do in any order: ask, answer, follow up, chase, hand on, close, resolve."""

from typing import TYPE_CHECKING

from actionplan.commands import answers, matters, resolutions
from actionplan.commands.answers import Reply
from actionplan.commands.matters import About
from actionplan.commands.resolutions import Resolved
from actionplan.models import Answer, Matter, Meeting, Post, Resolution
from actionplan.queries.matters import duty_of
from actionplan.rules.matters import ANSWERS
from actionplan.vocabulary import AnswerKind, MatterKind, RecommendationOutcome, ResolutionKind

if TYPE_CHECKING:
    from tests.queries.random_commands import World


def ask_for_members(w: "World") -> object:
    about = About(action=w.action()) if w.chance.random() < 0.7 else About()
    return matters.ask(w.council.plan, w.words(), about=about, **w.by("councillor"))


def answer_members(w: "World") -> object:
    row = w.one(Matter.objects)
    kind = w.chance.choice((AnswerKind.ANSWER, AnswerKind.ANSWER, AnswerKind.INTERIM, AnswerKind.PROGRESS))
    is_decision = row.kind == MatterKind.RECOMMENDATION and kind == AnswerKind.ANSWER
    outcome = w.chance.choice(list(RecommendationOutcome)) if is_decision else ""
    return matters.answer(row, Reply(kind, w.words(), outcome), **w.by("director"))


def correct_an_answer(w: "World") -> object:
    row = w.one(Answer.objects.filter(kind__in=ANSWERS))
    return answers.correct(row, Reply(AnswerKind(row.kind), w.words(), row.outcome), **w.by("director"))


def follow_up(w: "World") -> object:
    return matters.follow_up(w.one(Matter.objects), w.words(), **w.by("councillor"))


def chase_or_close(w: "World") -> object:
    return w.chance.choice((matters.chase, matters.close))(w.one(Matter.objects), **w.by("democratic"))


def hand_on(w: "World") -> object:
    row = w.one(Matter.objects)
    due_on = max(w.council.today, duty_of(row).due_on)
    return matters.hand(row, post=w.one(Post.objects), due_on=due_on, **w.by("democratic"))


def resolve(w: "World") -> object:
    held = w.one(Meeting.objects.filter(held_on__lte=w.council.today))
    resolved = Resolved(w.chance.choice(list(ResolutionKind)), w.words(), w.one(Post.objects))
    return resolutions.record(held, w.council.plan, resolved, **w.by("democratic"))


def correct_a_resolution(w: "World") -> object:
    return resolutions.correct(w.one(Resolution.objects.current()), w.words(), **w.by("democratic"))


FOR_MEMBERS = (
    ask_for_members,
    answer_members,
    correct_an_answer,
    follow_up,
    chase_or_close,
    hand_on,
    resolve,
    correct_a_resolution,
)
"""What is done for members from day to day."""
