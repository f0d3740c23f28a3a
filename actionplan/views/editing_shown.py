"""What the pages of the plan's editors share: sending a form once, what others wrote meanwhile, and ways to edit."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from actionplan import access
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.models import Action, Change, Finding, Plan
from actionplan.queries.editing_ways import Ways, ways_of
from actionplan.rules.editing import why_no_taking_in, why_not_replaced
from actionplan.vocabulary import Permission

EDIT = Permission.EDIT_PLAN
FORM = ("GET", "HEAD", "POST")
HIDDEN = ("key", "seen", "because")


def sent(form: SentOnceForm, act: Callable[[], object], is_same: Callable[[Change], bool]) -> bool:
    """Record what was typed; when the command refuses, show why and keep the typing.

    ``is_same`` says of what the form recorded before whether that is just what was sent again: a double click.
    """
    try:
        act()
    except AlreadyRecorded as before:
        if is_same(before.change):
            return True
        form.begin_again()
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors


def told(request: HttpRequest, form: SentOnceForm) -> dict[str, Any]:
    """Who says so, why, when, and by which form."""
    typed = form.cleaned_data
    return {"by": request.user, "because": typed["because"], "at": request.now, "key": typed["key"]}


def status(form: SentOnceForm) -> int:
    """How the page answers."""
    return 422 if form.errors else 200


def meanwhile(form: OneVersionForm) -> list[tuple[str, str]]:
    """What others wrote while a form was typed: each field that stands otherwise than it was typed, in words."""
    names = [name for name in form.changed_data if not name.startswith("cleared_") and name not in HIDDEN]
    return [(str(form.fields[name].label), _in_words(form, name)) for name in names]


def _in_words(form: OneVersionForm, name: str) -> str:
    """What a field begins with, as a person reads it."""
    value = form.initial.get(name)
    chosen = value if isinstance(value, list) else [value]
    choices = {str(key): str(label) for key, label in _flat(getattr(form.fields[name], "choices", ()))}
    words = [choices.get(str(one), "") if choices else str(one) for one in chosen if one not in (None, "")]
    return "; ".join(words) or "Nothing"


def _flat(choices: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Choices without the parts that they stand in."""
    found = []
    for key, label in choices:
        found += label if isinstance(label, list) else [(key, label)]
    return found


def finding_to_edit(plan: Plan, slug: str) -> Finding:
    """The finding at an address, withdrawn or not, for who edits the plan."""
    rows = Finding.objects.filter(plan=plan).select_related("plan", "source", "change__by")
    return get_object_or_404(rows, slug=slug)


def standing_finding(request: HttpRequest, plan: Plan, slug: str) -> Finding:
    """The finding at an address that is in the plan."""
    visible = access.visible_findings(request.user, plan, on=request.day)
    return get_object_or_404(visible.select_related("plan", "source", "change__by"), slug=slug)


def ways_to_edit(request: HttpRequest, action: Action, position: Any) -> dict[str, Any]:
    """Where an action came from and went, as far as the reader may see, and what the reader may do about it."""
    may_edit = access.may(request.user, EDIT, on=request.day, plan=action.plan)
    visible = access.visible_actions(request.user, action.plan, on=request.day)
    ways: Ways = ways_of(action, visible)
    why_not = why_not_replaced(position.facts, has_date_waiting=position.asked_on is not None)
    return {
        "ways": ways,
        "may_edit_plan": may_edit and position.is_counted,
        "may_split": may_edit and why_not is None,
        "may_merge": may_edit and why_no_taking_in(position.facts) is None,
    }
