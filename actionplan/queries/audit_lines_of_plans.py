"""What became of the plan's own parts as sentences: actions with what hangs on them, findings, and the plan's frame."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from actionplan.models import (
    Action,
    AlsoServes,
    Body,
    Contributor,
    Deadline,
    Finding,
    Judgement,
    Organisation,
    Origin,
    Partner,
    Plan,
    Post,
    Source,
    Tag,
)
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, differences, of_any, quoted, turns
from actionplan.queries.audit_names import Names, Thing, of_reference
from actionplan.vocabulary import Commitment

WITH_THE_DATE: Final = ("due_words", "due_precision")
"""What a sheet said of a due date, which the day itself tells when it moved."""


def of_action(row: Written, names: Names) -> Iterator[Line]:
    """How an action came into the plan, or what of it became another; a decided date is told by its decision."""
    thing = of_reference("action", row.now, names.get(Plan, row.now.plan_id))
    if row.before is None:
        yield _came(row, thing, names)
        return
    decided = ("due_on",) if row.change.command == "dates.decide" else ()
    moved = WITH_THE_DATE if row.before.due_on != row.now.due_on else ()
    if row.before.owner_id != row.now.owner_id:
        yield Line("reassigned", thing, f"from {_post(row.before, names)} to {_post(row.now, names)}")
    lines = [*turns(row, thing), *differences(row, names, thing, but=("owner", *decided, *moved))]
    is_same = not decided and row.before.owner_id == row.now.owner_id
    yield from lines or (of_any(row, names, thing) if is_same else ())


def _came(row: Written, thing: Thing, names: Names) -> Line:
    """That an action was added, imported or split off another."""
    words = quoted(row.now.text)
    if row.now.split_from_id:
        return Line("split off", thing, f"from action {names.words(Action, row.now.split_from_id)}: {words}")
    return Line("imported" if row.change.imported_id else "added", thing, f": {words}")


def _post(row: Any, names: Names) -> str:
    """The accountable post in words."""
    return names.words(Post, row.owner_id) if row.owner_id else "nobody"


Beside = Callable[[Any, Names], str]
BESIDE: Final[Mapping[Any, tuple[str, str, Beside]]] = {
    Contributor: (
        "added {} to the posts that work on",
        "took {} off the posts that work on",
        lambda row, names: names.words(Post, row.post_id),
    ),
    Partner: (
        "asked {} to commit itself to",
        "no longer asked {} to commit itself to",
        lambda row, names: names.words(Organisation, row.organisation_id),
    ),
    AlsoServes: (
        "said that finding {} is also served by",
        "said that finding {} is no longer served by",
        lambda row, names: names.words(Finding, row.finding_id),
    ),
    Origin: ("put the origin {} on", "took the origin {} off", lambda row, _: quoted(row.get_kind_display())),
    Tag: ("put the tag {} on", "took the tag {} off", lambda row, _: quoted(row.word)),
}
"""What hangs on an action: the words for putting it there and for taking it off, and its other side."""


def of_link(row: Written, names: Names) -> Iterator[Line]:
    """That something was hung on an action or taken off it, or what is noted of it."""
    put, took, side = BESIDE[row.model]
    thing, other = names.action(row.now.action_id), side(row.now, names)
    was_there = row.before is not None and not row.before.is_withdrawn
    if was_there == row.now.is_withdrawn:
        yield Line((took if row.now.is_withdrawn else put).format(other), thing)
    if row.model is Partner and (row.before or row.now).commitment != row.now.commitment:
        said = Commitment(row.now.commitment).label.lower()
        yield Line(f"recorded the commitment of {other} to", thing, f": {said}")
    elif was_there and not row.now.is_withdrawn:
        yield from differences(row, names, thing)


def of_finding(row: Written, names: Names) -> Iterator[Line]:
    """How a finding came, or what of it became another."""
    thing = names.finding(row.now.id)
    if row.before is None:
        yield Line("added", thing, f": {quoted(row.now.title)}")
        return
    yield from of_any(row, names, thing)


def of_requirement(row: Written, names: Names) -> Iterator[Line]:
    """What became of something that a finding requires, told of the finding."""
    thing, words = names.finding(row.now.finding_id), quoted(row.now.text)
    if row.before is None:
        yield Line("added a requirement to", thing, f": {words}")
        return
    if row.before.text != row.now.text:
        yield Line("reworded a requirement of", thing, f"from {quoted(row.before.text)} to {words}")
    if row.before.is_withdrawn != row.now.is_withdrawn:
        done = "withdrew" if row.now.is_withdrawn else "brought back"
        yield Line(f"{done} a requirement of", thing, f": {words}")
    elif row.before.order != row.now.order:
        yield Line("put a requirement of", thing, f"in place {row.now.order + 1}: {words}")


THINGS: Final[Mapping[Any, Callable[[Any, Names], str]]] = {
    Source: lambda row, _: f"the source of findings {quoted(row.name)}",
    Plan: lambda row, _: f"the plan {quoted(row.title)}",
    Deadline: lambda row, _: f"the deadline {quoted(row.name)}",
    Judgement: lambda row, _: f"the judgement of {quoted(row.area)}",
    Body: lambda row, _: f"the body {quoted(row.name)}",
}
"""What has no page or history of its own, as a sentence names it."""


def of_part(row: Written, names: Names) -> Iterator[Line]:
    """What became of a part of the plan's frame."""
    yield from of_any(row, names, Thing(THINGS[row.model](row.now, names)))
