"""Writing down what the inspectors found: added, reworded, withdrawn and brought back; never erased."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.action_words import refuse_taken
from actionplan.commands.editing import MEANWHILE, UNCHANGED
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Action, Finding, Person, Plan, Requirement, Source
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import counted_among, references_of
from actionplan.rules.moments import london_day
from actionplan.rules.references import address_for, same_key
from actionplan.rules.restricting import why_refused
from actionplan.vocabulary import Permission

RESERVED = {"new", "sources"}
"""Words that stand in addresses where a finding's own would."""
NOTHING_CLEARED: Mapping[str, str] = MappingProxyType({})
TYPED = ("reference", "title", "statement", "theme", "paragraph", "restricted_note", "public_summary")


@dataclass(frozen=True)
class FindingWords:
    """All that the plan says of a finding. ``cleared`` says why words are no child's, by field."""

    source: Source
    reference: str
    title: str
    statement: str
    theme: str = ""
    paragraph: str = ""
    restricted_note: str = ""
    restricted_category: str = ""
    public_summary: str = ""
    cleared: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The words that were typed, by field."""
        return {name: getattr(self, name) for name in TYPED}

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the finding's own row."""
        return {"source": self.source, "restricted_category": self.restricted_category} | self.texts


def add_source(
    plan: Plan,
    *,
    slug: str,
    name: str,
    paragraph: str = "",
    introduction: str = "",
    is_open_to_partners: bool = False,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Source:
    """Name where findings come from. ``is_open_to_partners`` lets partner agencies read its findings."""
    _require(by, plan, at)
    source = Source(
        plan=plan,
        slug=slug,
        name=name,
        paragraph=paragraph,
        introduction=introduction,
        is_open_to_partners=is_open_to_partners,
        order=plan.sources.count(),
    )
    with recording("findings.add_source", by=by, because=because, at=at, plan=plan, key=key) as record:
        return record.add(source)


def add(
    source: Source,
    *,
    reference: str,
    title: str,
    statement: str,
    theme: str = "",
    paragraph: str = "",
    restricted_note: str = "",
    restricted_category: str = "",
    public_summary: str = "",
    requirements: Iterable[str] = (),
    cleared: Mapping[str, str] = NOTHING_CLEARED,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Finding:
    """Add a finding under its source, with what it requires. Its address is its first reference, for ever.

    Raises ``ValidationError`` by field for a reference that was ever another's and for words that may identify a
    child; ``cleared`` says, by field, why they do not.
    """
    plan, required = source.plan, tuple(requirements)
    _require(by, plan, at)
    closed = {"restricted_note": restricted_note, "restricted_category": restricted_category}
    closed["public_summary"] = public_summary
    words = FindingWords(source, reference, title, statement, theme, paragraph, cleared=cleared, **closed)
    refuse_identity(words.texts | {"requirements": "\n".join(required)}, cleared)
    _refuse_misplaced(words, plan)
    with recording("findings.add", by=by, because=because, at=at, plan=plan, key=key) as record:
        refuse_taken(reference, references_used(plan, Finding))
        record_clearances(record, f"findings.{plan.slug}", words.texts, cleared)
        there = RESERVED | set(plan.findings.values_list("slug", flat=True))
        slug, order = address_for(reference, there), plan.findings.count()
        finding = record.add(Finding(plan=plan, slug=slug, order=order, **words.columns))
        record.add_many([Requirement(finding=finding, text=text, order=place) for place, text in enumerate(required)])
    return finding


def change(
    finding: Finding,
    words: FindingWords,
    *,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Finding:
    """Change what is said of a finding; its address stays.

    ``seen`` is the version on the page it was typed on. Raises ``ValidationError`` by field as ``add`` does, and with
    the codes ``conflict``, ``unchanged`` and ``not_in_turn``.
    """
    _require(by, finding.plan, at)
    _refuse_misplaced(words, finding.plan)
    with recording("findings.change", by=by, because=because, at=at, plan=finding.plan, key=key) as record:
        now = Finding.objects.select_related("plan").get(pk=finding.pk)
        _refuse_conflict(now, seen)
        if says(now, words):
            raise ValidationError(UNCHANGED, code="unchanged")
        if same_key(words.reference) != same_key(now.reference):
            refuse_taken(words.reference, references_used(now.plan, Finding, but=now))
        refuse_new_identity(words.texts, {name: getattr(now, name) for name in words.texts}, words.cleared)
        record_clearances(record, f"findings.{now.pk}", words.texts, words.cleared)
        for column, value in words.columns.items():
            setattr(now, column, value)
        return record.save(now)


def says(finding: Finding, words: FindingWords) -> bool:
    """Whether a finding says just this already."""
    return all(getattr(finding, column) == value for column, value in words.columns.items())


def withdraw(finding: Finding, *, by: Person, because: str, at: datetime, key: str | None = None) -> Finding:
    """Take a finding out of the plan; refused, with their references, while it has live actions. Nothing is erased."""
    return _stand(finding, "findings.withdraw", by=by, because=because, at=at, key=key)


def bring_back(finding: Finding, *, by: Person, because: str, at: datetime, key: str | None = None) -> Finding:
    """Put a withdrawn finding back, at its old address."""
    return _stand(finding, "findings.bring_back", by=by, because=because, at=at, key=key)


def _stand(finding: Finding, command: str, *, by: Person, because: str, at: datetime, key: str | None) -> Finding:
    """Withdraw a finding or bring it back, whichever it is not yet."""
    _require(by, finding.plan, at)
    is_withdrawn = command == "findings.withdraw"
    with recording(command, by=by, because=because, at=at, plan=finding.plan, key=key) as record:
        now = Finding.objects.get(pk=finding.pk)
        if now.is_withdrawn == is_withdrawn:
            done = "withdrawn" if is_withdrawn else "brought back"
            raise ValidationError(f"Somebody has {done} this finding already.", code="not_in_turn")
        answering = counted_among(Action.objects.filter(finding=now), at) if is_withdrawn else []
        if answering:
            raise ValidationError(f"It still has live actions: {references_of(answering)}.", code="answered")
        now.is_withdrawn = is_withdrawn
        return record.save(now)


def _refuse_misplaced(words: FindingWords, plan: Plan) -> None:
    """Stop a category without words, words in the place of none, and a source of another plan."""
    if problems := why_refused(words.restricted_note, words.restricted_category, words.public_summary):
        raise ValidationError(problems)
    if words.source.plan_id != plan.pk:
        raise ValidationError({"source": "Choose a source of this plan"})


def _refuse_conflict(now: Finding, seen: int) -> None:
    """Stop when somebody else changed the finding since the page was read, or it is withdrawn."""
    if now.version != seen:
        raise ValidationError(MEANWHILE, code="conflict")
    if now.is_withdrawn:
        raise ValidationError("This finding is withdrawn. Bring it back before you change it.", code="not_in_turn")


def _require(by: Person, plan: Plan, at: datetime) -> None:
    """Only who edits the plan."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=plan)
