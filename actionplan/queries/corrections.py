"""Corrections of updates: who may make one, what it is put to the rules with, and when its words were first said."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from actionplan import access
from actionplan.models import Person, ProgressUpdate
from actionplan.rules.transitions import Correction
from actionplan.vocabulary import DeliveryStatus, Permission


def may_correct(person: Person, update: ProgressUpdate, *, on: date) -> bool:
    """Whether the person may put an update right: who wrote it and still updates the action, or the QA unit.

    What a sheet said for the owner counts as the owner's own.
    """
    action = update.action
    if access.may(person, Permission.UPDATE_ANY_ACTION, on=on, plan=action.plan):
        return True
    return _is_own(person, update, on) and access.may_update(person, action, on=on)


def correction_of(update: ProgressUpdate, becomes: DeliveryStatus, by: Person, *, on: date) -> Correction:
    """A correction as the rules take it, by what stands of the update's action now."""
    earlier = ProgressUpdate.objects.current().filter(action=update.action_id, place__lt=update.place)
    before = earlier.order_by("-place", "-sequence").first()
    return Correction(
        before=DeliveryStatus(before.status) if before else DeliveryStatus.NOT_STARTED,
        was=DeliveryStatus(update.status),
        becomes=becomes,
        is_own=_is_own(by, update, on),
        is_decided=update.assurance_decisions.exists(),
        is_corrected=not ProgressUpdate.objects.current().filter(pk=update.pk).exists(),
    )


def corrected_rows(update: ProgressUpdate) -> tuple[ProgressUpdate, ...]:
    """The rows that an update corrects, the newest of them first."""
    rows = []
    while update.corrects_id is not None:
        update = ProgressUpdate.objects.select_related("change__by", "change__on_behalf_of").get(pk=update.corrects_id)
        rows.append(update)
    return tuple(rows)


def standing_now(update: ProgressUpdate) -> ProgressUpdate:
    """The row that stands in an update's place now: itself, or the last that corrects it."""
    rows = ProgressUpdate.objects.filter(action=update.action_id, place=update.place)
    newest = rows.select_related("change__by", "change__on_behalf_of").order_by("-sequence").first()
    return newest or update


def _is_own(person: Person, update: ProgressUpdate, on: date) -> bool:
    """Whether the person wrote an update, or answers for the post that a sheet said it for."""
    if update.is_imported:
        return access.owns(person, update.action, on=on)
    return bool(update.change.by_id == person.pk)


def corrected_moments(updates: Iterable[ProgressUpdate]) -> dict[int, datetime]:
    """For each of these updates that corrects another, by its key, the moment of the first row in that line.

    Takes one query, or none where none of them corrects any.
    """
    correcting = {one.pk: (one.action_id, one.corrects_id) for one in updates if one.corrects_id is not None}
    if not correcting:
        return {}
    actions = {action for action, _ in correcting.values()}
    rows = ProgressUpdate.objects.filter(action__in=actions, corrected_by__isnull=False)
    before = {pk: (corrects, at) for pk, corrects, at in rows.order_by().values_list("pk", "corrects", "change__at")}
    return {pk: _first_moment(corrects, before) for pk, (_, corrects) in correcting.items()}


def _first_moment(key: int, before: Mapping[int, tuple[int | None, datetime]]) -> datetime:
    """The moment of the first of the rows that each correct the one before."""
    corrects, at = before[key]
    return at if corrects is None else _first_moment(corrects, before)
