"""Setting what the council decides, from a day on: its thresholds, its name and colour, and its words in the key."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import cast

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.identity import refuse_identity_in_words
from actionplan.commands.recording import Recording, recording
from actionplan.models import Person
from actionplan.models import Policy as PolicyRow
from actionplan.queries.policy import newest_of, policy_on
from actionplan.rules.moments import london_day
from actionplan.rules.periods import EARLIEST, LATEST, in_words
from actionplan.rules.policy import Policy, Value
from actionplan.rules.setting_kinds import Words, tidy
from actionplan.rules.settings import SETTINGS
from actionplan.vocabulary import Permission

SETTERS = (Permission.CHANGE_SETTINGS, Permission.EDIT_PLAN)
"""The permissions of which one, for the whole council, lets a person set anything."""

SET_ALREADY = "On {day} it is set to {value} already. To change that, choose “Change from {day}”"
UNCHANGED = "Nothing here differs from what holds on that day already, so nothing was recorded"
CONFLICT = (
    "Someone else set one of these while you were typing. Nothing you typed is lost: "
    "look at what they set, then save again if you still want yours"
)
PAST = "A setting that is in force changes from today on at the earliest: the past keeps its own"


def set_policy(values: Mapping[str, object], *, from_on: date, by: Person, because: str, at: datetime) -> None:
    """Set these settings from a day on. Earlier days keep theirs, so that the past still reads as it did.

    Only settings of which none was ever set may begin before today. Raises ``ValidationError`` by key for values
    that make no sense, and ``PermissionDenied`` for who keeps no settings of the whole council.
    """
    _require_setter(by, on=london_day(at))
    checked = _checked(values)
    with recording("settings.set_policy", by=by, because=because, at=at) as record:
        _write(record, checked, from_on=from_on, today=london_day(at))


def change(
    typed: Mapping[str, object],
    *,
    seen: int,
    shown_for: date,
    from_on: date,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Mapping[str, Value]:
    """Set, from a day on, those of the typed settings that differ from what a page showed; returns what was written.

    The page showed the values of the day ``shown_for`` when ``seen`` was the settings' ``newest_of``. Raises
    ``ValidationError`` as ``set_policy`` does, with the code ``conflict`` when one of them was set since, with the code
    ``unchanged`` when nothing would differ on ``from_on``, and by key with the code ``set_already`` when nothing was
    changed on the page though something else than it showed holds on ``from_on``.
    """
    _require_setter(by, on=london_day(at))
    checked = _checked(typed)
    with recording("settings.change", by=by, because=because, at=at, key=key) as record:
        if newest_of(typed) != seen:
            raise ValidationError(CONFLICT, code="conflict")
        shown, then = policy_on(shown_for), policy_on(from_on)
        changed = {
            name: value for name, value in checked.items() if value not in (shown.value_of(name), then.value_of(name))
        }
        if not changed:
            raise _nothing_to_write(checked, then, from_on=from_on, today=london_day(at))
        _write(record, changed, from_on=from_on, today=london_day(at))
    return changed


def _require_setter(by: Person, *, on: date) -> None:
    """Go on only for who keeps the settings of the whole council."""
    if not access.may_everywhere(by, SETTERS, on=on):
        raise PermissionDenied("Settings are kept by the administrator and the QA unit.")


def _checked(values: Mapping[str, object]) -> dict[str, Value]:
    """The values tidied, or a ``ValidationError`` by key: an unknown one, one out of bounds, one that names a child."""
    unknown = sorted(set(values) - set(SETTINGS))
    if unknown:
        raise ValidationError(f"There is no setting called {', '.join(unknown)}.")
    tidied = {key: tidy(value) for key, value in values.items()}
    problems = {key: problem for key, value in tidied.items() if (problem := SETTINGS[key].problem(value))}
    if problems:
        raise ValidationError(problems)
    for key, value in tidied.items():
        if isinstance(SETTINGS[key], Words):
            refuse_identity_in_words(str(value), key, read_as=f"“{SETTINGS[key].label}”")
    return cast("dict[str, Value]", tidied)


def _nothing_to_write(values: Mapping[str, Value], then: Policy, *, from_on: date, today: date) -> ValidationError:
    """Why nothing is written of values as a page showed them: beside each, where another holds on that day already."""
    others = {key: SETTINGS[key].in_words(then.value_of(key)) for key in values if values[key] != then.value_of(key)}
    if not others:
        return ValidationError(UNCHANGED, code="unchanged")
    _refuse_day(others, from_on=from_on, today=today)
    said = {key: SET_ALREADY.format(day=in_words(from_on), value=words) for key, words in others.items()}
    return ValidationError({key: ValidationError(message, code="set_already") for key, message in said.items()})


def _write(record: Recording, values: Mapping[str, Value], *, from_on: date, today: date) -> None:
    """Add a row for each value; asked under the record's lock, only what was never set may begin before today."""
    _refuse_day(values, from_on=from_on, today=today)
    record.add_many([PolicyRow(key=key, value=value, from_on=from_on) for key, value in values.items()])


def _refuse_day(keys: Collection[str], *, from_on: date, today: date) -> None:
    """Stop a day on which these settings cannot begin."""
    if not EARLIEST <= from_on <= LATEST:
        raise ValidationError({"from_on": f"The day must be in the years {EARLIEST.year} to {LATEST.year}"})
    if from_on < today and PolicyRow.objects.filter(key__in=list(keys)).exists():
        raise ValidationError({"from_on": PAST})
