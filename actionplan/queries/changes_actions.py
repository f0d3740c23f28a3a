"""What became of actions between two days: new ones, their words, dates and posts, and every step of their states."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from actionplan.models import DueDateDecision, DueDateRequest
from actionplan.queries.audit_editing import RESTRICTED, SPLIT
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import Pair
from actionplan.queries.changes_lines import Line, Rewording, Who, who_of
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.differences import difference
from actionplan.rules.periods import in_words

WORDED: Final = {
    "text": "What will be done",
    "success_measure": "Success measure",
    "resources": "Resources",
    "public_summary": "In the place of what is restricted",
}
"""The fields of an action whose words are compared one by one. Restricted words are in none of them."""
MADE: Final = ("change__by", "change__on_behalf_of", "change__imported")


def reworded(fields: Mapping[str, str], before: Any, after: Any) -> tuple[Rewording, ...]:
    """The fields whose words are others, each with what was taken out and put in."""
    pairs = ((name, getattr(before, field), getattr(after, field)) for field, name in fields.items())
    return tuple(Rewording(name, difference(old, new)) for name, old, new in pairs if old != new)


def born(pairs: Iterable[Pair]) -> dict[int, Any]:
    """The first version of each action that is new."""
    return {after.id: after for before, after in pairs if before is None}


def edits(between: Between, pairs: Iterable[Pair]) -> Iterator[Line]:
    """What versions of actions say otherwise than those before them."""
    agreed = _agreed(between)
    for before, after in pairs:
        if not between.tells_of(after.id, after.change_id):
            continue
        who = who_of(after.change)
        if before is None:
            yield _new(between, after, who)
        else:
            yield from _edited(between, before, after, who)
            if before.due_on != after.due_on:
                yield _moved(between, before, after, agreed.get((after.id, after.change_id)))


def _new(between: Between, version: Any, who: Who) -> Line:
    """An action that came into the plan, with the state in which it came."""
    whole = version.split_from_id
    is_part = whole in between.now.actions and version.change.command == SPLIT
    said = f"split it off from {between.action(whole).reference}" if is_part else "added it to the plan"
    return between.on_action(ChangeKind.NEW, version.id, who, said, why=who.because)


def _edited(between: Between, before: Any, after: Any, who: Who) -> Iterator[Line]:
    """Another post, other words, another finding, another reference; that a restricted note changed and never what."""
    told: dict[str, Any] = {"why": who.because}
    key = after.id
    if before.owner_id != after.owner_id:
        owners = frozenset(one for one in (before.owner_id, after.owner_id) if one)
        said = f"reassigned it from {between.title(before.owner_id)} to {between.title(after.owner_id)}"
        yield between.on_action(ChangeKind.REASSIGNED, key, who, said, **told, owners=owners)
    if found := reworded(WORDED, before, after):
        yield between.on_action(ChangeKind.REWORDED, key, who, "reworded it", **told, rewordings=found)
    findings = frozenset({between.action(key).finding_id, before.finding_id, after.finding_id})
    for said in _others(between, before, after):
        yield between.on_action(ChangeKind.OTHER, key, who, said, **told, findings=findings)


def _others(between: Between, before: Any, after: Any) -> Iterator[str]:
    """What else was edited, in words."""
    if before.reference != after.reference:
        yield f"changed its reference from {before.reference} to {after.reference}"
    if before.finding_id != after.finding_id:
        names = [between.finding_name(key) for key in (before.finding_id, after.finding_id)]
        yield f"moved it from {names[0]} to {names[1]}"
    if before.requirement_id != after.requirement_id:
        yield "said that it answers " + ("another requirement" if after.requirement_id else "no single requirement")
    if (before.restricted_note, before.restricted_category) != (after.restricted_note, after.restricted_category):
        yield RESTRICTED
    if before.due_on == after.due_on and before.due_words != after.due_words:
        yield f"changed the words of its due date to “{after.due_words}”"


def _agreed(between: Between) -> dict[tuple[int, int], DueDateDecision]:
    """The decisions by which dates moved, by action and change."""
    rows = DueDateDecision.objects.filter(
        request__action__plan=between.plan, change__gt=between.span.first, is_agreed=True
    ).select_related(*MADE, "request__change__by")
    return {(row.request.action_id, row.change_id): row for row in rows}


def _moved(between: Between, before: Any, after: Any, decision: DueDateDecision | None) -> Line:
    """A due date that moved: from what to what, who asked, and why."""
    who = who_of(decision.change if decision else after.change)
    old, new = (in_words(one.due_on) if one.due_on else "no date" for one in (before, after))
    said = f"moved the due date from {old} to {new}" if before.due_on else f"gave it a first due date, {new}"
    if decision is None or decision.request.change_id == decision.change_id:
        return between.on_action(ChangeKind.MOVED, after.id, who, said, why=who.because, anchor="dates")
    asked = decision.request
    why = f"{asked.change.by.name} asked for it: {asked.reason} Agreed: {decision.reason}"
    return between.on_action(ChangeKind.MOVED, after.id, who, said, why=why, anchor="dates")


def asked_for(between: Between) -> Iterator[Line]:
    """Dates that were asked for and are not agreed, that were refused, and that were taken back."""
    requests = DueDateRequest.objects.filter(action__plan=between.plan, change__gt=between.span.first)
    for row in requests.select_related(*MADE, "withdraws", "decision", "withdrawn_by").order_by("pk"):
        if between.tells_of(row.action_id, row.change_id) and (said := _asked(between, row)):
            yield between.on_action(
                ChangeKind.ASKED, row.action_id, who_of(row.change), said, why=row.reason, anchor="dates"
            )
    refused = DueDateDecision.objects.filter(request__action__plan=between.plan, change__gt=between.span.first)
    for one in refused.filter(is_agreed=False).select_related(*MADE, "request").order_by("pk"):
        if between.tells_of(one.request.action_id, one.change_id):
            said = f"refused the new due date, {in_words(one.request.to_on)}"
            yield between.on_action(
                ChangeKind.ASKED, one.request.action_id, who_of(one.change), said, why=one.reason, anchor="dates"
            )


def _asked(between: Between, row: Any) -> str:
    """What a request is news of; nothing for one that was agreed or taken back since, or that an undoing withdrew."""
    if row.withdraws is not None:
        is_news = row.withdraws.change_id <= between.span.first and row.change.imported_id is None
        return f"took back the new due date that was asked for, {in_words(row.to_on)}" if is_news else ""
    decision = getattr(row, "decision", None)
    if hasattr(row, "withdrawn_by") or (decision is not None and decision.is_agreed):
        return ""
    return f"asked for a new due date, {in_words(row.to_on)}"
