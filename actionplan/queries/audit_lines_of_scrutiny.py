"""What meetings resolved, what members asked and what they were answered, as sentences; no restricted word of it."""

from collections.abc import Iterator
from typing import Any, Final

from actionplan.models import Action, Body, Finding, Matter, Meeting, Post, PublishedPosition, Resolution
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, differences, quoted
from actionplan.queries.audit_names import Names, Thing
from actionplan.rules.matters import numeral
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AnswerKind, MatterKind, RecommendationOutcome, ResolutionKind

SAID: Final = {
    AnswerKind.ANSWER: "answered",
    AnswerKind.INTERIM: "gave an interim answer to",
    AnswerKind.PROGRESS: "said how it went on with",
    AnswerKind.FOLLOW_UP: "asked a follow-up question in",
    AnswerKind.CHASED: "chased the answer to",
    AnswerKind.CLOSED: "closed",
    AnswerKind.TAKEN_BACK: "took back",
}
PUT_RIGHT: Final = {
    AnswerKind.ANSWER: "put right the answer to",
    AnswerKind.INTERIM: "put right the interim answer to",
    AnswerKind.PROGRESS: "put right how it went on with",
}


def of_meeting(row: Written, names: Names) -> Iterator[Line]:
    """That a meeting was called, moved, cancelled or called again, or what is kept of it."""
    now, before = row.now, row.before
    thing = Thing(f"the meeting of {names.words(Body, now.body_id)} on {in_words(now.held_on)}")
    if before is None:
        yield Line("added", thing)
        return
    if before.is_cancelled != now.is_cancelled:
        yield Line("cancelled" if now.is_cancelled else "called again", thing)
    if before.held_on != now.held_on:
        yield Line("moved", thing, f", before on {in_words(before.held_on)}")
    yield from differences(row, names, thing, but=("is_cancelled", "held_on"))


def of_resolution(row: Written, names: Names) -> Iterator[Line]:
    """That something was resolved, or its words were put right."""
    resolution = row.now
    thing = Thing(f"resolution {numeral(resolution.sequence)} of {_meeting(resolution.meeting_id, names)}")
    if resolution.corrects_id:
        yield Line("corrected", thing, f": {quoted(resolution.text)}")
        return
    kind = ResolutionKind(resolution.kind).label.lower()
    yield Line("wrote down", thing, f", {kind}: {quoted(resolution.text)}")


def of_matter(row: Written, names: Names) -> Iterator[Line]:
    """That a question was asked, or that an answer to a recommendation is owed."""
    matter, thing = row.now, _matter(row.now)
    if matter.kind == MatterKind.RECOMMENDATION:
        resolution = names.get(Resolution, matter.resolution_id)
        sign = numeral(resolution.sequence) if resolution else ""
        yield Line("recorded", thing, f"of {_meeting(matter.meeting_id, names)}, resolution {sign}")
        return
    yield Line("asked", thing, f"{_about(matter, names)}: {quoted(matter.text)}")


def of_duty(row: Written, names: Names) -> Iterator[Line]:
    """Who owes an answer from then on, and by when."""
    duty = row.now
    post = f"by the post {names.words(Post, duty.post_id)}" if duty.post_id else "by nobody named yet"
    thing = _matter(names.get(Matter, duty.matter_id))
    yield Line("set the answer to", thing, f"to be given {post}, by {in_words(duty.due_on)}")


def of_answer(row: Written, names: Names) -> Iterator[Line]:
    """One thing that was said in a matter."""
    answer = row.now
    thing = _matter(names.get(Matter, answer.matter_id))
    outcome = f", {RecommendationOutcome(answer.outcome).label.lower()}" if answer.outcome else ""
    told = PUT_RIGHT if answer.corrects_id else SAID
    yield Line(told[AnswerKind(answer.kind)], thing, f"{outcome}: {quoted(answer.text)}")
    if answer.restricted_note:
        yield Line("kept a restricted note with an answer to", thing)


def of_published(row: Written, names: Names) -> Iterator[Line]:
    """That a position was published, for which meeting and under which day."""
    meant = f", for {_meeting(row.now.meeting_id, names)}" if row.now.meeting_id else ""
    yield Line("published", _position(row.now), meant)


def of_withdrawn(row: Written, names: Names) -> Iterator[Line]:
    """That a published position no longer stands, and why."""
    found = names.get(PublishedPosition, row.now.position_id)
    yield Line("withdrew", _position(found) if found else Thing("a published position"), f": {quoted(row.now.reason)}")


def _position(position: Any) -> Thing:
    """A published position by its days."""
    version = f", version {position.edition}" if position.edition > 1 else ""
    return Thing(f"the position on {in_words(position.position_on)} (of {in_words(position.published_on)}{version})")


def _matter(matter: Any) -> Thing:
    """A question or recommendation as what something happened to."""
    return Thing(f"{MatterKind(matter.kind).label.lower()} {matter.number}")


def _meeting(key: Any, names: Names) -> str:
    """A meeting in words."""
    found = names.get(Meeting, key)
    return f"the meeting of {found.body.name} on {in_words(found.held_on)}"


def _about(matter: Any, names: Names) -> str:
    """What a question is about, where it is no whole plan."""
    if matter.action_id:
        return f"about action {names.words(Action, matter.action_id)}"
    if matter.finding_id:
        return f"about finding {names.words(Finding, matter.finding_id)}"
    return f"at {_meeting(matter.meeting_id, names)}" if matter.meeting_id else "about the plan"
