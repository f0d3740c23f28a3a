"""Recording progress on an action."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan import access
from actionplan.commands import progress as commands
from actionplan.commands.progress import Progress
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.progress import RecordProgressForm
from actionplan.models import Action, Change, Plan, ProgressUpdate
from actionplan.queries.actions import details
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.rules.periods import in_words
from actionplan.rules.transitions import why_no_status
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.sittings import Sitting, sitting_of
from actionplan.vocabulary import DeliveryStatus, Permission

UPDATERS = (
    Permission.UPDATE_OWN_ACTIONS,
    Permission.UPDATE_ORGANISATION_ACTIONS,
    Permission.UPDATE_ANY_ACTION,
)
CONTRIBUTES = (
    "Your post works on this action, and its progress is recorded by the post that is accountable for it: {owner}. "
    "Tell them what you have done, or comment on the action."
)


@keeps_typing
@plan_page(*UPDATERS, methods=("GET", "HEAD", "POST"))
def record(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask for an update on one page, with the last update and the action beside it, and record it once."""
    chosen = to_update(request, plan, action)
    sitting = sitting_of(request, chosen)
    position = position_of(chosen, on=request.day, policy=request.policy)
    form = with_draft(request, _form(request, position))
    if request.method == "POST" and form.is_valid() and _record(request, chosen, form):
        return onward(request, chosen, sitting)
    if form.needs_reading_again():
        form.seen_again(chosen.updates.count())
    return _page(request, chosen, form, sitting)


def to_update(request: HttpRequest, plan: Plan, action: str) -> Action:
    """The action at an address, for somebody who may record its progress; else why they do not."""
    chosen = visible_action(request, plan, action)
    if not access.may_update(request.user, chosen, on=request.day):
        raise _refusal(request, chosen)
    return chosen


def onward(request: HttpRequest, action: Action, sitting: Sitting | None) -> HttpResponse:
    """After an update: on to the next that is owed, where that was asked for, else to the action."""
    if sitting is None or request.POST.get("then") != "next":
        messages.success(request, _thanks(action, sitting))
        return redirect(address_of(action))
    last = "" if sitting.next else " That was the last that needs you."
    messages.success(request, f"Your update of {action.reference} is recorded.{last}")
    return redirect(sitting.address_of_next)


def _refusal(request: HttpRequest, action: Action) -> PermissionDenied:
    """Why the reader does not update an action; to somebody who stood in for its owner, until when that was."""
    until = access.stood_in_until(request.user, action, on=request.day)
    if until:
        return PermissionDenied(f"You stood in for the post {action.owner} until {in_words(until)}, and that is over.")
    if access.contributes(request.user, action, on=request.day):
        return PermissionDenied(CONTRIBUTES.format(owner=action.owner or "nobody yet"))
    return PermissionDenied(commands.NOT_THE_OWNER)


def _form(request: HttpRequest, position: ActionPosition) -> RecordProgressForm:
    """The form as typed, or a new one that begins with what was last said."""
    last = position.update
    words = {
        "last_said_on": in_words(last.said_on) if last else "",
        "days_late": position.days_late,
        "offered": [status for status in DeliveryStatus if not why_no_status(position.facts, status)],
    }
    if request.method == "POST":
        return RecordProgressForm(request.POST, **words)
    begin = {"seen": position.action.updates.count(), "impact": last.impact if last else None}
    return RecordProgressForm(initial=begin, **words)


def _record(request: HttpRequest, action: Action, form: RecordProgressForm) -> bool:
    """Record what was typed; when the command refuses, show why beside it and keep the typing."""
    progress = form.progress(today=request.day)
    if _is_said_already(request, action, progress):
        return True
    try:
        commands.record(
            action,
            progress,
            seen=form.cleaned_data["seen"],
            by=request.user,
            because="Progress update",
            at=request.now,
            key=form.cleaned_data["key"],
        )
    except AlreadyRecorded as before:
        return is_the_same(before.change, progress) or _begin_again(form)
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def is_the_same(change: Change, progress: Progress) -> bool:
    """Whether a form sent again says just what was recorded the first time: a double click, and nothing more."""
    recorded = ProgressUpdate.objects.filter(change=change).first()
    return recorded is not None and commands.says(recorded, progress)


def _is_said_already(request: HttpRequest, action: Action, progress: Progress) -> bool:
    """Whether the newest update is the reader's own, of the same day and words: the form sent again after going back.

    Where the QA unit has answered it since, the same words are a new claim.
    """
    newest = action.updates.current().order_by("-place", "-sequence").first()
    is_own = newest is not None and newest.change.by_id == request.user.pk and not newest.is_imported
    return is_own and not newest.assurance_decisions.exists() and commands.says(newest, progress)


def _thanks(action: Action, sitting: Sitting | None) -> SafeString:
    """That it is recorded, with the ways to the reader's other actions, where they have that page, and to evidence."""
    said = format_html("Your update of {} is recorded.", action.reference)
    newest = action.updates.order_by("-sequence").values_list("sequence", flat=True)[0]
    evidence = _link(f"{address_of(action, 'evidence-new')}?update={newest}", "Add evidence for this update")
    if sitting is None:
        return format_html("{} {}", said, evidence)
    return format_html("{} {} · {}", said, _link(sitting.mine, "Go to your actions"), evidence)


def _link(address: str, words: str) -> SafeString:
    """A link inside a banner."""
    return format_html('<a class="govuk-notification-banner__link" href="{}">{}</a>', address, words)


def _begin_again(form: RecordProgressForm) -> bool:
    """Keep what was changed after the form was recorded, and ask for it to be saved as another update."""
    form.begin_again()
    return False


def _page(request: HttpRequest, action: Action, form: RecordProgressForm, sitting: Sitting | None) -> HttpResponse:
    """The form with the action's position and last update beside it."""
    context = {"form": form, "sitting": sitting} | beside(request, action)
    return render(request, "progress/record.html", context, status=422 if form.errors else 200)


def beside(request: HttpRequest, action: Action) -> dict[str, Any]:
    """What stands beside a form about an action's progress: where it is, its last update and what hangs on it."""
    findings = access.visible_findings(request.user, action.plan, on=request.day)
    return {
        "action": action,
        "position": position_of(action, on=request.day, policy=request.policy),
        "details": details(action),
        "open_findings": findings.values_list("pk", flat=True),
        "on_behalf_of": access.acts_on_behalf_of(request.user, action),
        "may_read_restricted": access.may_read_restricted(request.user, action, on=request.day),
    }
