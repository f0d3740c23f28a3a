"""Writing down what the inspectors found, and what each finding requires."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.actions import NEEDS_CATEGORY
from actionplan.commands.identity import refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Finding, Person, Plan, Requirement, Source
from actionplan.rules.moments import london_day
from actionplan.rules.references import address_for, same_key
from actionplan.vocabulary import Permission


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
    with recording("findings.add_source", by=by, because=because, at=at, plan=plan) as record:
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
    requirements: Iterable[str] = (),
    by: Person,
    because: str,
    at: datetime,
) -> Finding:
    """Add a finding under its source, with what it requires. Its address is its first reference, for ever.

    Raises ``ValidationError`` by field for a reference that is taken and for words that may identify a child.
    """
    _require(by, source.plan, at)
    texts = tuple(requirements)
    told = {"title": title, "statement": statement, "restricted_note": restricted_note}
    refuse_identity(told | {"requirements": "\n".join(texts)}, {})
    if bool(restricted_note.strip()) != bool(restricted_category):
        raise ValidationError({"restricted_category": NEEDS_CATEGORY})
    with recording("findings.add", by=by, because=because, at=at, plan=source.plan) as record:
        there = dict(Finding.objects.filter(plan=source.plan).values_list("slug", "reference"))
        slug = address_for(reference, there)
        if not slug or same_key(reference) in map(same_key, there.values()):
            raise ValidationError({"reference": f"The reference “{reference}” is taken or empty."})
        order = source.plan.findings.count()
        finding = record.add(
            Finding(
                plan=source.plan,
                source=source,
                slug=slug,
                reference=reference,
                theme=theme,
                paragraph=paragraph,
                order=order,
                restricted_category=restricted_category,
                **told,
            )
        )
        record.add_many([Requirement(finding=finding, text=text, order=place) for place, text in enumerate(texts)])
    return finding


def _require(by: Person, plan: Plan, at: datetime) -> None:
    """Only who edits the plan."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=plan)
