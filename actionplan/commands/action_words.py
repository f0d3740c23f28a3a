"""What the plan says of an action: looked at before it is written, with what hangs on it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from actionplan.commands.recording import Recording
from actionplan.models import (
    Action,
    AlsoServes,
    Contributor,
    Finding,
    Organisation,
    Origin,
    Partner,
    Plan,
    Post,
    Requirement,
)
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import NO_LINKS, ActionLinks
from actionplan.rules import restricting
from actionplan.rules.references import address_for, same_key
from actionplan.vocabulary import DatePrecision, OriginKind

NEEDS_CATEGORY = restricting.NEEDS_CATEGORY
NOT_OF_THE_FINDING = "Choose something that the finding requires, or nothing"
TYPED = ("reference", "text", "success_measure", "resources", "restricted_note", "public_summary")
"""The words that a person types, which may identify a child."""
SIDES: tuple[tuple[str, Any, str, Any], ...] = (
    ("contributors", Contributor, "post_id", Post),
    ("partners", Partner, "organisation_id", Organisation),
    ("also_serves", AlsoServes, "finding_id", Finding),
)
"""What hangs on an action by the key of another thing: its name, its rows, and their column."""


@dataclass(frozen=True)
class DueDate:
    """A due date as agreed: the day, how exact it is, and the words it was given in. No day means none was given."""

    on: date | None = None
    words: str = ""
    precision: DatePrecision = DatePrecision.NONE


NO_DATE = DueDate()
"""No date was given, in no words."""


@dataclass(frozen=True)
class ActionWords:
    """All that the plan says of an action, its dates apart. ``cleared`` says why words are no child's, by field."""

    finding: Finding
    reference: str
    text: str
    requirement: Requirement | None = None
    owner: Post | None = None
    success_measure: str = ""
    resources: str = ""
    restricted_note: str = ""
    restricted_category: str = ""
    public_summary: str = ""
    links: ActionLinks = NO_LINKS
    cleared: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The words that were typed, by field, the notes of origins among them."""
        notes = {f"note_{kind.value}": note for kind, note in self.links.origins.items()}
        return {name: getattr(self, name) for name in TYPED} | notes

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the action's own row."""
        linked = {"finding": self.finding, "requirement": self.requirement, "owner": self.owner}
        return linked | {name: getattr(self, name) for name in (*TYPED, "restricted_category")}

    @property
    def hanging(self) -> ActionLinks:
        """What hangs on it, without what would say a thing twice: its own post and its main finding."""
        own = {self.owner.pk} if self.owner else set()
        return replace(
            self.links,
            contributors=self.links.contributors - own,
            also_serves=self.links.also_serves - {self.finding.pk},
        )


def refuse_misplaced(words: ActionWords, plan: Plan) -> None:
    """Raise ``ValidationError`` by field for a category without words, and for things of another finding or plan."""
    problems = restricting.why_refused(words.restricted_note, words.restricted_category, words.public_summary)
    if words.finding.plan_id != plan.pk or words.finding.is_withdrawn:
        problems["finding"] = "Choose a finding of this plan"
    if words.requirement and words.requirement.finding_id != words.finding.pk:
        problems["requirement"] = NOT_OF_THE_FINDING
    also = words.hanging.also_serves
    if also and Finding.objects.filter(plan=plan, pk__in=also).count() < len(also):
        problems["also_serves"] = "Choose findings of this plan"
    if problems:
        raise ValidationError(problems)


def refuse_taken(reference: str, taken: Container[str], *, field: str = "reference") -> None:
    """Raise ``ValidationError`` beside a field for a reference that is empty, or was ever another thing's."""
    if not same_key(reference) or same_key(reference) in taken:
        raise ValidationError({field: f"The reference “{reference}” is taken or empty."})


def write_new(record: Recording, words: ActionWords, due: DueDate, **more: Any) -> Action:
    """Add an action to the plan of its finding, with what hangs on it; its date is its first unless ``more`` says so.

    Raises ``ValidationError`` for ``reference`` when it is taken; ``more`` are further columns.
    """
    plan = words.finding.plan
    refuse_taken(words.reference, references_used(plan, Action))
    there = set(Action.objects.filter(plan=plan).values_list("slug", flat=True))
    first = {"first_due_on": due.on, "first_due_words": due.words, "order": words.finding.actions.count()}
    dates = {"due_on": due.on, "due_words": due.words, "due_precision": due.precision}
    slug, at = address_for(words.reference, there), record.change.at
    action = record.add(Action(plan=plan, slug=slug, entered_at=at, **words.columns, **dates, **(first | more)))
    write_links(record, action, words.hanging)
    return action


def write_links(record: Recording, action: Action, links: ActionLinks) -> None:
    """Let just these hang on an action: new ones are added, others withdrawn or brought back, none is erased."""
    for name, model, column, _ in SIDES:
        there = {getattr(row, column): row for row in model.objects.filter(action=action)}
        wanted = getattr(links, name)
        record.add_many([model(action=action, **{column: key}) for key in sorted(wanted - there.keys())])
        turned = [row for key, row in there.items() if row.is_withdrawn == (key in wanted)]
        for row in turned:
            row.is_withdrawn = not row.is_withdrawn
        record.save_many(turned, ["is_withdrawn"])
    _write_origins(record, action, links)


def _write_origins(record: Recording, action: Action, links: ActionLinks) -> None:
    """Let an action come from just these, each with its note."""
    there = {row.kind: row for row in Origin.objects.filter(action=action)}
    new = [kind for kind in links.origins if kind.value not in there]
    record.add_many([Origin(action=action, kind=kind, note=links.origins[kind]) for kind in new])
    changed = []
    for kind, row in there.items():
        note = links.origins.get(OriginKind(kind), row.note)
        if (row.is_withdrawn, row.note) != (kind not in links.origins, note):
            row.is_withdrawn, row.note = kind not in links.origins, note
            changed.append(row)
    record.save_many(changed, ["is_withdrawn", "note"])
