"""Words that should never have been recorded: asked to be removed, listed, and decided by somebody else."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from actionplan import access
from actionplan.commands import redaction as commands
from actionplan.forms.redaction import CARRY_OUT, AskRedactionForm, DecideRedactionForm, WithdrawRedactionForm
from actionplan.models import Change, Plan, Redaction, RedactionRequest
from actionplan.queries import redaction_names
from actionplan.queries.redaction_files import names_of_file
from actionplan.queries.redaction_scope import scope_for
from actionplan.queries.redactions import ShownRequest, files_left_of, lines_for, request_for, requests_for, words_for
from actionplan.views.doors import plan_page
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission, RedactionGround, RedactionOutcome

ASKERS = (Permission.ASK_REDACTION, Permission.REDACT)


@plan_page(*ASKERS)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The requests: all for who may decide them, one's own for who may ask."""
    shown = requests_for(plan, request.user, on=request.day)
    decides = access.may(request.user, Permission.REDACT, on=request.day, plan=plan)
    return render(request, "redactions/list.html", {"requests": shown, "decides": decides})


@sensitive_post_parameters()
@plan_page(Permission.ASK_REDACTION, methods=FORM)
def ask(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask that words be removed; the page that led here says where they stand, never what they are."""
    given = {name: request.GET.get(name, "")[:300] for name in ("where", "file")}
    form = AskRedactionForm(*typed(request), initial=given, names=names_of_file(given["file"], plan))

    def write(told: dict[str, Any]) -> None:
        said = {name: form.cleaned_data[name] for name in ("where", "words", "file")}
        commands.ask(plan, ground=RedactionGround(form.cleaned_data["ground"]), **said, **told)

    def is_so(change: Change) -> bool:
        said = {name: form.cleaned_data[name] for name in ("ground", "where", "file")}
        row = RedactionRequest.objects.filter(change=change, **said).first()
        return row is not None and commands.words_of(row) in ("", form.cleaned_data["words"].strip())

    if is_recorded(request, form, write, is_so):
        messages.success(request, "Your request waits for somebody else to decide it.")
        return redirect("redactions", plan=plan.slug)
    return render(request, "redactions/ask.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters()
@plan_page(*ASKERS, methods=FORM)
def show(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """A request: to be decided by somebody else, taken back by who asked, or what became of it."""
    shown = request_for(plan, number, request.user, on=request.day)
    if shown is None:
        raise Http404("There is no such request, or it is not yours.")
    if shown.is_open:
        return (_own if shown.is_own else _to_decide)(request, plan, shown)
    if request.method == "POST":
        messages.info(request, f"This request is decided: {shown.outcome_in_words}.")
        return redirect("redaction", plan=plan.slug, number=shown.number)
    context = {"request_shown": shown, "still_stored": files_left_of(shown)}
    return render(request, "redactions/show.html", context)


def _own(request: HttpRequest, plan: Plan, shown: ShownRequest) -> HttpResponse:
    """One's own request, which waits for somebody else, with a way to take it back."""
    form = WithdrawRedactionForm(*typed(request))

    def write(told: dict[str, Any]) -> None:
        commands.withdraw(shown.row, **told)

    if is_recorded(request, form, write, lambda change: _is_decided(change, shown, RedactionOutcome.WITHDRAWN)):
        messages.success(request, "Your request is taken back, and the words you gave are forgotten.")
        return redirect("redaction", plan=plan.slug, number=shown.number)
    context = {"request_shown": shown, "form": form, "lines": lines_for(shown)}
    return render(request, "redactions/own.html", context, status=422 if form.errors else 200)


def _to_decide(request: HttpRequest, plan: Plan, shown: ShownRequest) -> HttpResponse:
    """Somebody else's request, with every place in which the words stand."""
    scope = scope_for(shown.row, request.user, on=request.day)
    found = redaction_names.found(words_for(shown), shown.row.file, scope, but=shown.number)
    keys = tuple(place.key for place in found.places)
    is_of_a_file = bool(shown.row.file and not words_for(shown))
    form = DecideRedactionForm(*typed(request), places=keys, only_file=is_of_a_file, initial={"seen": found.seen})
    if not is_recorded(
        request,
        form,
        lambda told: _decide(form, shown, told),
        lambda change: _is_decided(change, shown, _outcome(form)),
    ):
        if form.is_bound:
            form.seen_again(found.seen)
        left = form["leave_out"].value() or []
        context = {"request_shown": shown, "form": form, "found": found, "left": left, "lines": lines_for(shown)}
        return render(request, "redactions/decide.html", context, status=422 if form.errors else 200)
    messages.success(request, _said(_outcome(form), "The file is" if is_of_a_file else "The words are"))
    return redirect("redaction", plan=plan.slug, number=shown.number)


def _decide(form: DecideRedactionForm, shown: ShownRequest, told: dict[str, Any]) -> None:
    """Let the command do what was chosen."""
    if form.cleaned_data["decision"] == CARRY_OUT:
        left_out = frozenset(form.cleaned_data["leave_out"])
        commands.carry_out(shown.row, seen=form.cleaned_data["seen"], left_out=left_out, **told)
    else:
        commands.refuse(shown.row, **told)


def _outcome(form: DecideRedactionForm) -> RedactionOutcome:
    """What was chosen, as the record says it."""
    is_carried_out = form.cleaned_data["decision"] == CARRY_OUT
    return RedactionOutcome.CARRIED_OUT if is_carried_out else RedactionOutcome.REFUSED


def _said(outcome: RedactionOutcome, what: str) -> str:
    """What is recorded, as a sentence without the words."""
    if outcome == RedactionOutcome.CARRIED_OUT:
        return f"{what} removed. Backups taken before now still hold what was there."
    return "The request is refused, and the words it named are forgotten."


def _is_decided(change: Change, shown: ShownRequest, outcome: RedactionOutcome) -> bool:
    """Whether a change decided just this request in this way."""
    return Redaction.objects.filter(change=change, request=shown.row, outcome=outcome).exists()
