"""Gathers the restricted words that stand beside a pack, for who may read them and nobody else."""

from collections.abc import Iterator
from datetime import date

from actionplan import access
from actionplan.models import Action, Answer, Evidence, Finding, Person, Plan, ProgressUpdate, Voice
from actionplan.queries.pack_restricted_values import RestrictedContent, RestrictedItem
from actionplan.rules.periods import in_words
from actionplan.vocabulary import MatterKind, Permission, RestrictedCategory


def restricted_content(plan: Plan, reader: Person, *, on: date) -> RestrictedContent:
    """What is restricted in a plan as it stands; raises ``PermissionDenied`` for who may not read it."""
    access.require(reader, Permission.READ_RESTRICTED, on=on, plan=plan)
    parts = (_findings, _actions, _updates, _evidence, _answers, _voices)
    items = tuple(item for part in parts for item in part(plan))
    return RestrictedContent(plan.title, plan.council, on, items)


def _item(about: str, category: str, text: str) -> RestrictedItem:
    """One piece of restricted words."""
    return RestrictedItem(about, RestrictedCategory(category).label, text)


def _findings(plan: Plan) -> Iterator[RestrictedItem]:
    """What is restricted about findings."""
    for row in Finding.objects.filter(plan=plan, is_withdrawn=False).exclude(restricted_note=""):
        yield _item(f"Finding {row.reference}", row.restricted_category, row.restricted_note)


def _actions(plan: Plan) -> Iterator[RestrictedItem]:
    """What is restricted about actions."""
    for row in Action.objects.filter(plan=plan).exclude(restricted_note="").order_by("finding__order", "reference"):
        yield _item(f"Action {row.reference}", row.restricted_category, row.restricted_note)


def _updates(plan: Plan) -> Iterator[RestrictedItem]:
    """What the last update of each action keeps apart."""
    rows = ProgressUpdate.objects.current().filter(action__plan=plan).select_related("action")
    last = {row.action_id: row for row in rows.order_by("action__finding__order", "action__reference", "place")}
    for row in last.values():
        if row.restricted_note:
            about = f"Action {row.action.reference}, update of {in_words(row.said_on)}"
            yield _item(about, row.restricted_category, row.restricted_note)


def _evidence(plan: Plan) -> Iterator[RestrictedItem]:
    """Evidence that is restricted, by its title."""
    kept = Evidence.objects.filter(action__plan=plan, is_withdrawn=False).exclude(restricted_category="")
    for row in kept.select_related("action").order_by("action__reference", "pk"):
        about = f"Action {row.action.reference}, evidence of {in_words(row.dated_on)}"
        yield _item(about, row.restricted_category, row.title)


def _answers(plan: Plan) -> Iterator[RestrictedItem]:
    """What answers to members keep apart."""
    rows = Answer.objects.current().filter(matter__plan=plan).exclude(restricted_note="").select_related("matter")
    for row in rows.order_by("matter__kind", "matter__number", "sequence"):
        about = f"{MatterKind(row.matter.kind).label} {row.matter.number}"
        yield _item(about, row.restricted_category, row.restricted_note)


def _voices(plan: Plan) -> Iterator[RestrictedItem]:
    """What is kept apart of what children and young people say."""
    for row in Voice.objects.current().filter(plan=plan).exclude(restricted_note=""):
        yield _item(f"{row.who}, {in_words(row.said_on)}", row.restricted_category, row.restricted_note)
