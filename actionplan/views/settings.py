"""The settings of the council: what each is, since when and why; and setting those of one group."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import settings as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.commands.settings import SETTERS
from actionplan.forms.sent_once import SAVED_BEFORE
from actionplan.forms.settings import SetPolicyForm
from actionplan.queries.policy import newest_of, policy_on
from actionplan.queries.settings import group_on, groups_on, set_since
from actionplan.rules.periods import in_words
from actionplan.rules.policy import Value
from actionplan.rules.settings import GROUPS, SETTINGS, Group
from actionplan.templatetags.settings import key_signs, our_sentences
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission

MOST_NAMED = 3
"""How many settings a message names before it only counts them."""


@council_page(Permission.READ_PLAN, Permission.CHANGE_SETTINGS)
def show(request: HttpRequest) -> HttpResponse:
    """Every setting: its meaning, its value today, since when, by whom and why, and its record."""
    may_set = access.may_everywhere(request.user, SETTERS, on=request.day)
    return render(request, "settings/show.html", {"groups": groups_on(request.day), "may_set": may_set})


@council_page(*SETTERS, methods=("GET", "HEAD", "POST"))
def set_group(request: HttpRequest, group: str) -> HttpResponse:
    """Ask for the values of one group, from which day and why; record what differs from what was shown, once."""
    chosen = next((one for one in GROUPS if one.slug == group), None)
    if chosen is None:
        raise Http404("There is no such group of settings.")
    form = _form(request, chosen)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        return redirect("settings")
    if form.lost_its_marks:
        form.shown_again(newest_of(_keys(chosen)), request.day)
    return _page(request, form)


def _form(request: HttpRequest, group: Group) -> SetPolicyForm:
    """The form as typed, or a new one with what holds on the day that the address asks for."""
    words: dict[str, Any] = {"today": request.day, "labels": key_signs(), "hints": our_sentences()}
    if request.method == "POST":
        return SetPolicyForm(group, request.POST, **words)
    day = _day_asked(request)
    shown = policy_on(day) if day != request.day else request.policy
    values = {key: shown.value_of(key) for key in _keys(group)}
    begin = {"seen": newest_of(values), "shown_for": day.isoformat(), "from_on": day}
    return SetPolicyForm(group, initial={**values, **begin}, **words)


def _day_asked(request: HttpRequest) -> date:
    """The later day whose values are asked for in the address, else today."""
    try:
        asked = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return request.day
    return max(asked, request.day)


def _set(request: HttpRequest, form: SetPolicyForm) -> bool:
    """Record what was typed; when the command refuses, show why and keep the typing."""
    told = form.cleaned_data
    try:
        written = commands.change(
            form.values(),
            seen=told["seen"],
            shown_for=told["shown_for"],
            from_on=told["from_on"],
            by=request.user,
            because=told["because"],
            at=request.now,
            key=told["key"],
        )
    except AlreadyRecorded:
        return _is_so(form) or _look_again(form, ValidationError(SAVED_BEFORE.format(how=form.how_again)))
    except ValidationError as problem:
        if getattr(problem, "code", None) == "conflict":
            return _look_again(form, problem)
        form.show_problem(problem)
        return False
    messages.success(request, _thanks(written, told["from_on"], today=request.day))
    return True


def _is_so(form: SetPolicyForm) -> bool:
    """Whether all that a form asks for holds already: it was sent twice, and nothing more."""
    then = policy_on(form.cleaned_data["from_on"])
    return all(then.value_of(key) == value for key, value in form.values().items())


def _look_again(form: SetPolicyForm, problem: ValidationError) -> bool:
    """Show what was set meanwhile in the boxes that nobody typed in; the next sending counts as having seen it."""
    seen, day = form.cleaned_data["seen"], form.cleaned_data["shown_for"]
    form.shown_again(newest_of(_keys(form.group)), day)
    form.take_over(policy_on(day, seen=seen), policy_on(day))
    form.show_problem(problem)
    return False


def _page(request: HttpRequest, form: SetPolicyForm) -> HttpResponse:
    """The form, with what was set meanwhile and what waits for a later day beside it."""
    meanwhile = set_since(_keys(form.group), form.cleaned_data["seen"]) if form.is_conflict else ()
    context = {"form": form, "kept": group_on(form.group, request.day), "meanwhile": meanwhile}
    return render(request, "settings/set.html", context, status=422 if form.errors else 200)


def _keys(group: Group) -> list[str]:
    """The keys of a group's settings."""
    return [one.key for one in group.settings]


def _thanks(written: Mapping[str, Value], from_on: date, *, today: date) -> str:
    """Which settings are recorded, and from which day they hold."""
    names = [f"“{SETTINGS[key].label}”" for key in written]
    said = f"{len(names)} settings" if len(names) > MOST_NAMED else " and ".join(names)
    when = f"today, {in_words(from_on)}" if from_on == today else in_words(from_on)
    are, they = ("is", "It holds") if len(names) == 1 else ("are", "They hold")
    return f"{said} {are} recorded. {they} from {when}."
