"""Who may ask members' questions, answer them, and keep what is owed to members."""

from datetime import date

from actionplan.access.posts import posts_of
from actionplan.access.roles import may
from actionplan.models import Answer, Matter, MatterDuty, Person, Plan, Post
from actionplan.vocabulary import MatterKind, Permission


def may_ask(person: Person, plan: Plan, *, on: date) -> bool:
    """Whether the person may ask a question about a plan, and follow up what was answered."""
    return may(person, Permission.ASK_QUESTION, on=on, plan=plan)


def may_keep_matters(person: Person, plan: Plan, *, on: date) -> bool:
    """Whether the person keeps what is owed to members: says who answers and by when, chases and closes."""
    return may(person, Permission.MANAGE_MEETINGS, on=on, plan=plan)


def may_answer(person: Person, plan: Plan, post: int | None, *, on: date) -> bool:
    """Whether the person may answer a matter that is owed by the post with this key, or by nobody yet."""
    if may(person, Permission.ANSWER_ANY, on=on, plan=plan):
        return True
    return post is not None and post in own_duties(person, plan, on=on)


def may_correct_answer(person: Person, first: Answer, post: int | None, *, on: date) -> bool:
    """Whether the person may put an answer right: who gave it ``first`` and may still answer, or who answers for any.

    ``post`` has the key of the post that owes the answer.
    """
    plan = first.matter.plan
    if may(person, Permission.ANSWER_ANY, on=on, plan=plan):
        return True
    return bool(first.change.by_id == person.pk) and may_answer(person, plan, post, on=on)


def own_duties(person: Person, plan: Plan, *, on: date) -> frozenset[int]:
    """The posts for which the person answers members in a plan: those they hold or stand in for."""
    return posts_of(person, on=on) if may(person, Permission.ANSWER_OWN, on=on, plan=plan) else frozenset()


def may_take_back(person: Person, matter: Matter, *, on: date) -> bool:
    """Whether a matter is the person's own question."""
    is_own = matter.kind == MatterKind.QUESTION and matter.change.by_id == person.pk
    return is_own and may_ask(person, matter.plan, on=on)


def answers_on_behalf_of(person: Person, duty: MatterDuty) -> Post | None:
    """The post in whose name the person answers, or ``None`` when they hold it themselves or nobody is named."""
    return None if duty.post is None or duty.post.holder_id == person.pk else duty.post
