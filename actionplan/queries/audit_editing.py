"""How the plan was edited: what hangs on an action, a finding with what it requires, and references ever used."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final

from actionplan.models import (
    Action,
    AlsoServes,
    Change,
    Contributor,
    Finding,
    Origin,
    Partner,
    Plan,
    Requirement,
    StandingDecision,
    Tag,
)
from actionplan.rules.references import same_key

SPLIT, MERGE = "splitting.split", "merging.merge"
"""The names of the changes that split an action and that merge several into one."""
KINDS: Final[tuple[tuple[Any, str, str], ...]] = (
    (Contributor, "post", "{} works on it too"),
    (Partner, "organisation", "{} is asked to commit itself to it"),
    (AlsoServes, "finding", "it also serves {}"),
    (Origin, "kind", "it comes from: {}"),
    (Tag, "word", "it has the tag “{}”"),
)
"""What hangs on an action, the other side of each link, and the sentence that says so."""
RESTRICTED: Final = "changed the restricted note"
"""All that a history tells of restricted words."""
FIELDS_OF_A_FINDING: Final = {
    "reference": "the reference",
    "title": "the title",
    "statement": "what was found",
    "theme": "the theme",
    "paragraph": "the paragraph",
    "public_summary": "what stands in the place of restricted words",
    "source_id": "where it comes from",
}


@dataclass(frozen=True)
class Known:
    """The keys of the findings and actions that the reader of a history may be told of; ``None`` stands for all."""

    findings: frozenset[int] | None = None
    actions: frozenset[int] | None = None

    def tells_of_finding(self, key: int) -> bool:
        """Whether the reader may know this finding."""
        return self.findings is None or key in self.findings

    def named(self, action: Any) -> str:
        """An action by its reference, or as another when it is closed to the reader."""
        return action.reference if self.actions is None or action.pk in self.actions else "another action"


ALL: Final = Known()
"""The reader may know every finding and action."""


def references_used(plan: Plan, model: Any, *, but: Any = None) -> set[str]:
    """What ``same_key`` says of every reference that a thing of this kind in a plan ever had, ``but`` its own."""
    rows = model.history.filter(plan=plan)
    if but is not None:
        rows = rows.exclude(id=but.pk)
    return {same_key(one) for pair in rows.values_list("reference", "slug").distinct() for one in pair}


def edits_beside(action: Action, known: Known = ALL) -> Iterator[tuple[Change, str]]:
    """What the fields of an action do not tell: its requirement, restricted words, what hangs on it, and mergers."""
    versions = list(_versions(action.history.all(), "requirement"))
    for before, after in pairwise(versions):
        if (before.restricted_note, before.restricted_category) != (after.restricted_note, after.restricted_category):
            yield after.change, RESTRICTED
        if before.requirement_id != after.requirement_id:
            yield after.change, _answers(after, known)
    yield from _links_changed(action, versions[0].change, known)
    yield from _taken_in(action, known)


def _answers(version: Any, known: Known) -> str:
    """Which requirement an action answers; of a finding that is closed to the reader never its words."""
    if version.requirement and not known.tells_of_finding(version.requirement.finding_id):
        return "said which requirement it answers"
    words = f"the requirement “{version.requirement}”" if version.requirement else "no single requirement"
    return f"said that it answers {words}"


def _links_changed(action: Action, added: Change, known: Known) -> Iterator[tuple[Change, str]]:
    """What was hung on an action, or taken off, since it was ``added``: each as its change and a sentence."""
    for model, side, sentence in KINDS:
        rows = _versions(model.history.filter(action_id=action.pk), *(() if side in ("kind", "word") else (side,)))
        for _, versions in groupby(rows, key=lambda row: row.id):
            yield from _turns(list(versions), side, sentence, added, known)


def _turns(versions: list[Any], side: str, sentence: str, added: Change, known: Known) -> Iterator[tuple[Change, str]]:
    """Each time that one link came or went, and what its note became; not what came with the action itself."""
    for before, after in pairwise([None, *versions]):
        said = sentence.format(_side(after, side, known))
        was_there, is_there = before is not None and not before.is_withdrawn, not after.is_withdrawn
        if after.change_id == added.number:
            continue
        if was_there != is_there:
            yield after.change, f"said that {said}" if is_there else f"said no longer that {said}"
        elif is_there and getattr(after, "note", "") != getattr(before, "note", ""):
            yield after.change, f"noted that {said}: {after.note or 'no note'}"


def _side(row: Any, side: str, known: Known) -> str:
    """The other side of a link in words."""
    if side == "finding" and not known.tells_of_finding(row.finding_id):
        return "a finding that is not open to you"
    if side == "kind":
        return f"{row.get_kind_display().lower()}"
    value = getattr(row, side)
    return f"finding {value.reference}" if side == "finding" else str(value)


def came_by_editing(action: Action, first: Any, known: Known = ALL) -> str:
    """How an action came into the plan when it is a part of another, else nothing."""
    whole = action.split_from
    return f"split it off from {known.named(whole)}" if whole and first.change.command == SPLIT else ""


def went_by_editing(decision: StandingDecision, known: Known = ALL) -> str:
    """Where a superseded action went, in words; nothing when it was neither split nor merged."""
    if decision.change.command == SPLIT:
        parts = Action.objects.filter(split_from=decision.action_id, entered_at=decision.change.at)
        return f"split it into {_list(known.named(one) for one in parts.order_by('pk'))}"
    if decision.change.command == MERGE and decision.superseded_by:
        return f"merged it into {known.named(decision.superseded_by)}"
    return ""


def _taken_in(action: Action, known: Known) -> Iterator[tuple[Change, str]]:
    """Each merger by which others were taken into an action."""
    rows = _with_change(StandingDecision.objects.filter(superseded_by=action, change__command=MERGE))
    for _, those in groupby(rows.select_related("action").order_by("pk"), key=lambda row: row.change_id):
        merged = list(those)
        yield merged[0].change, f"merged {_list(known.named(one.action) for one in merged)} into it"


def finding_history(finding: Finding) -> list[tuple[Change, tuple[str, ...]]]:
    """Everything that happened to a finding and what it requires, newest first: each change with its sentences."""
    told: dict[int, tuple[Change, list[str]]] = {}
    for change, sentence in happenings_of(finding):
        told.setdefault(change.number, (change, []))[1].append(sentence)
    return [(change, tuple(sentences)) for _, (change, sentences) in sorted(told.items(), reverse=True)]


def happenings_of(finding: Finding) -> Iterator[tuple[Change, str]]:
    """How a finding and what it requires were edited: each as its change and a sentence."""
    versions = list(_versions(finding.history.all(), "source"))
    yield versions[0].change, "added it to the plan"
    for before, after in pairwise(versions):
        yield from ((after.change, sentence) for sentence in _differences(before, after))
    rows = _versions(Requirement.history.filter(finding_id=finding.pk))
    for _, those in groupby(rows, key=lambda row: row.id):
        yield from _requirement(list(those), versions[0].change_id)


def _differences(before: Any, after: Any) -> Iterator[str]:
    """What one version of a finding says otherwise than the one before it; restricted words are never told."""
    for column, name in FIELDS_OF_A_FINDING.items():
        if getattr(before, column) != getattr(after, column):
            old, new = (_named(row, column) for row in (before, after))
            yield f"changed {name} from {old} to {new}"
    if before.is_withdrawn != after.is_withdrawn:
        yield "withdrew it" if after.is_withdrawn else "brought it back"
    if (before.restricted_note, before.restricted_category) != (after.restricted_note, after.restricted_category):
        yield RESTRICTED


def _named(row: Any, column: str) -> str:
    """A value of a finding as a sentence quotes it."""
    value = row.source.name if column == "source_id" else getattr(row, column)
    return f"“{value}”" if value else "nothing"


def _requirement(versions: list[Any], first: int) -> Iterator[tuple[Change, str]]:
    """What became of one requirement; those that came with the finding itself are told by that."""
    if versions[0].change_id != first:
        yield versions[0].change, f"added the requirement “{versions[0].text}”"
    for before, after in pairwise(versions):
        if before.text != after.text:
            yield after.change, f"reworded the requirement “{before.text}” as “{after.text}”"
        if before.is_withdrawn != after.is_withdrawn:
            done = "withdrew" if after.is_withdrawn else "brought back"
            yield after.change, f"{done} the requirement “{after.text}”"
        elif before.order != after.order:
            yield after.change, f"put the requirement “{after.text}” in place {after.order + 1}"


def _versions(rows: Any, *beside: str) -> Any:
    """Versions of things of a kind, one thing after another, the oldest first, with who made them."""
    return _with_change(rows).select_related("change__by", *beside).order_by("id", "history_id")


def _with_change(rows: Any) -> Any:
    """The rows with who made them."""
    return rows.select_related("change__by", "change__on_behalf_of", "change__imported")


def _list(names: Any) -> str:
    """Names as a sentence joins them: "a, b and c"."""
    told = list(names)
    return " and ".join([", ".join(told[:-1]), told[-1]]) if told[1:] else "".join(told)
