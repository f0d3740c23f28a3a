"""What meetings resolved, members asked and groups of young people said in the example, and what was answered."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from actionplan.commands import matters, publishing, resolutions, voices
from actionplan.commands.answers import Reply
from actionplan.commands.matters import About
from actionplan.commands.resolutions import Resolved
from actionplan.commands.voices import Heard
from actionplan.models import Action, Finding, Matter, Meeting, Person, Plan, Post
from actionplan.vocabulary import AnswerKind, ResolutionKind

Event = dict[str, Any]


def _resolve(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Something that a meeting resolved is written down."""
    resolved = Resolved(ResolutionKind(event["kind"]), event["text"], _post(event))
    resolutions.record(_meeting(event), plan, resolved, by=by, because=event["because"], at=at)


def _ask(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A councillor asks about a finding or an action."""
    about = About(
        finding=Finding.objects.get(plan=plan, reference=event["finding"]) if "finding" in event else None,
        action=Action.objects.get(plan=plan, reference=event["action"]) if "action" in event else None,
    )
    matters.ask(plan, event["text"], about=about, post=_post(event), by=by, because=event["because"], at=at)


def _answer(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Who owes the answer gives it, or says something meanwhile."""
    reply = Reply(AnswerKind(event["kind"]), event["text"], event.get("outcome", ""))
    matters.answer(_matter(event, plan), reply, by=by, because=event["because"], at=at)


def _chase(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Democratic services chase an answer."""
    matters.chase(_matter(event, plan), by=by, because=event["because"], at=at)


def _close(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Democratic services close a matter."""
    matters.close(_matter(event, plan), by=by, because=event["because"], at=at)


def _hear(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A group of children, young people or families is heard."""
    finding = Finding.objects.get(plan=plan, reference=event["finding"]) if event["finding"] else None
    heard = Heard(
        who=event["who"],
        said_on=date.fromisoformat(event["said_on"]),
        text=event["text"],
        number_heard=event["number_heard"],
        finding=finding,
    )
    voices.record(plan, heard, by=by, because=event["because"], at=at)


def _publish(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Democratic services publish the position that a meeting is to see."""
    publishing.publish_as_it_stands(plan, _meeting(event), by=by, because=event["because"], at=at)


def _meeting(event: Event) -> Meeting:
    """The meeting that an event is about."""
    found: Meeting = Meeting.objects.select_related("body").get(
        body__slug=event["body"], held_on=date.fromisoformat(event["held_on"])
    )
    return found


def _matter(event: Event, plan: Plan) -> Matter:
    """The question or recommendation that an event is about."""
    return Matter.objects.select_related("plan").get(plan=plan, kind=event["matter"], number=event["number"])


def _post(event: Event) -> Post | None:
    """The post that is to answer, where the event names one."""
    return Post.objects.get(title=event["post"]) if event.get("post") else None


COMMANDS: Final[dict[str, Callable[[Event, Plan, Person, datetime], None]]] = {
    "resolutions.record": _resolve,
    "matters.ask": _ask,
    "matters.answer": _answer,
    "matters.chase": _chase,
    "matters.close": _close,
    "publishing.publish": _publish,
    "voices.record": _hear,
}
"""The command that each kind of event goes through."""
