"""Recording progress on an action."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan import access
from actionplan.commands import progress as commands
from actionplan.commands.progress import Progress
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.progress import RecordProgressForm
from actionplan.models import Action, Change, Plan, ProgressUpdate
from actionplan.queries.actions import details
from actionplan.queries.positions import position_of
from actionplan.rules.periods import in_words
from actionplan.rules.transitions import why_no_status
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.vocabulary import DeliveryStatus, Permission

UPDATERS = (
    Permission.UPDATE_OWN_ACTIONS,
    Permission.UPDATE_ORGANISATION_ACTIONS,
    Permission.UPDATE_ANY_ACTION,
)


@plan_page(*UPDATERS, methods=("GET", "HEAD", "POST"))
def record(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask for an update on one page, with the last update and the action beside it, and record it once."""
    chosen = visible_action(request, plan, action)
    if not access.may_update(request.user, chosen, on=request.day):
        raise _refusal(request, chosen)
    form = _form(request, chosen)
    if request.method == "POST" and form.is_valid() and _record(request, chosen, form):
        messages.success(request, _thanks(request, chosen))
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(chosen.updates.count())
    return _page(request, chosen, form)


def _refusal(request: HttpRequest, action: Action) -> PermissionDenied:
    """Why the reader does not update an action; to somebody who stood in for its owner, until when that was."""
    until = access.stood_in_until(request.user, action, on=request.day)
    if until is None:
        return PermissionDenied("Progress is recorded by the owner of the action or on the owner's behalf.")
    return PermissionDenied(f"You stood in for the post {action.owner} until {in_words(until)}, and that is over.")


def _form(request: HttpRequest, action: Action) -> RecordProgressForm:
    """The form as typed, or a new one that begins with what was last said."""
    position = position_of(action, on=request.day, policy=request.policy)
    last = position.update
    words = {
        "last_said_on": in_words(last.said_on) if last else "",
        "days_late": position.days_late,
        "offered": [status for status in DeliveryStatus if not why_no_status(position.facts, status)],
    }
    if request.method == "POST":
        return RecordProgressForm(request.POST, **words)
    begin = {"seen": action.updates.count(), "impact": last.impact if last else None}
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
        return _is_the_same(before.change, progress) or _begin_again(form)
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _is_the_same(change: Change, progress: Progress) -> bool:
    """Whether a form sent again says just what was recorded the first time: a double click, and nothing more."""
    recorded = ProgressUpdate.objects.filter(change=change).first()
    return recorded is not None and commands.says(recorded, progress)


def _is_said_already(request: HttpRequest, action: Action, progress: Progress) -> bool:
    """Whether the newest update is the reader's own, of the same day and words: the form sent again after going back.

    Where the QA unit has answered it since, the same words are a new claim.
    """
    newest = action.updates.current().order_by("-sequence").first()
    is_own = newest is not None and newest.change.by_id == request.user.pk and not newest.is_imported
    return is_own and not newest.assurance_decisions.exists() and commands.says(newest, progress)


def _thanks(request: HttpRequest, action: Action) -> SafeString:
    """That it is recorded, with the way to the reader's other actions for those who have that page."""
    said = format_html("Your update of {} is recorded.", action.reference)
    if not access.may(request.user, Permission.READ_MY_PAGE, on=request.day, plan=action.plan):
        return said
    mine = reverse("mine", kwargs={"plan": action.plan.slug})
    return format_html('{} <a class="govuk-notification-banner__link" href="{}">Go to your actions</a>', said, mine)


def _begin_again(form: RecordProgressForm) -> bool:
    """Keep what was changed after the form was recorded, and ask for it to be saved as another update."""
    form.begin_again()
    return False


def _page(request: HttpRequest, action: Action, form: RecordProgressForm) -> HttpResponse:
    """The form with the action's position and last update beside it."""
    findings = access.visible_findings(request.user, action.plan, on=request.day)
    context = {
        "form": form,
        "action": action,
        "position": position_of(action, on=request.day, policy=request.policy),
        "details": details(action),
        "open_findings": findings.values_list("pk", flat=True),
        "on_behalf_of": access.acts_on_behalf_of(request.user, action),
        "may_read_restricted": access.may_read_restricted(request.user, action, on=request.day),
    }
    return render(request, "progress/record.html", context, status=422 if form.errors else 200)
