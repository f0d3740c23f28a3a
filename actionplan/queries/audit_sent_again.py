"""What a change wrote, asked when a form comes again under its key: a double click, or something else by now."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from actionplan.models import Action, Change, Finding, Origin, Requirement, Tag
from actionplan.queries.bulk import Edit, NewDate, NewOwner, OriginEdit, TagEdit


def order_before(finding: Finding, change: Change) -> list[int]:
    """The keys of what a finding requires now, in the order in which they stood before a change."""
    versions = Requirement.history.filter(finding_id=finding.pk, change__lt=change.number).order_by("history_id")
    places: dict[int, int] = {row.id: row.order for row in versions}
    standing = finding.requirements.filter(is_withdrawn=False).values_list("pk", flat=True)
    return sorted((key for key in standing if key in places), key=lambda key: (places[key], key))


def is_merged_into(change: Change, into: Requirement) -> bool:
    """Whether every action that a merger of requirements moved came to answer this one."""
    return not Action.history.filter(change=change).exclude(requirement=into).exists()


def says_so(change: Change, edit: Edit) -> bool:
    """Whether the versions that a change to many actions wrote say what is asked for."""
    return _SAYS_SO[type(edit)](change, edit)


def _is_owner(change: Change, edit: Any) -> bool:
    """Whether this post answers for each of them."""
    return not Action.history.filter(change=change).exclude(owner=edit.post).exists()


def _is_due(change: Change, edit: Any) -> bool:
    """Whether each of them is due on this day."""
    return not Action.history.filter(change=change).exclude(due_on=edit.on).exists()


def _is_origin(change: Change, edit: Any) -> bool:
    """Whether this origin was put on them, or taken off."""
    return bool(Origin.history.filter(change=change, kind=edit.kind, is_withdrawn=not edit.is_put).exists())


def _is_tag(change: Change, edit: Any) -> bool:
    """Whether this tag was put on them, or taken off."""
    return bool(Tag.history.filter(change=change, word=edit.word, is_withdrawn=not edit.is_put).exists())


_SAYS_SO: Final[Mapping[type, Callable[[Change, Any], bool]]] = {
    NewOwner: _is_owner,
    NewDate: _is_due,
    OriginEdit: _is_origin,
    TagEdit: _is_tag,
}
