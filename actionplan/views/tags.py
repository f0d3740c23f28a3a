"""The tags of one action: put on one by one, and taken off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import tags
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.tags import TagForm
from actionplan.models import Action, Plan
from actionplan.queries.tags import all_of, tags_of
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.vocabulary import Permission


@plan_page(Permission.EDIT_PLAN, methods=("GET", "HEAD", "POST"))
def keep(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Show an action's tags, and put one on it or take one off it."""
    chosen = visible_action(request, plan, action)
    form = TagForm(*((request.POST,) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid() and _is_kept(request, chosen, form):
        done = "is taken off" if form.cleaned_data["take_off"] else "is put on"
        messages.success(request, f"The tag “{form.cleaned_data['tag']}” {done}.")
        return redirect(address_of(chosen, "action-tags"))
    known = tags_of(access.visible_actions(request.user, plan, on=request.day))
    own = known.get(chosen.pk, ())
    context = {"form": form, "action": chosen, "tags": own, "others": [one for one in all_of(known) if one not in own]}
    return render(request, "tags/keep.html", context, status=422 if form.errors else 200)


def _is_kept(request: HttpRequest, action: Action, form: TagForm) -> bool:
    """Whether the action has the tag, or no longer, as asked; else the form says why not."""
    word, is_off = form.cleaned_data["tag"], form.cleaned_data["take_off"]
    command, because = (tags.take_off, "Tag taken off") if is_off else (tags.put, "Tag put on")
    try:
        told = {"by": request.user, "because": f"{because}: {word}", "at": request.now, "key": form.cleaned_data["key"]}
        command(action.plan, [action], word, **told)
    except AlreadyRecorded:
        return True
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors
