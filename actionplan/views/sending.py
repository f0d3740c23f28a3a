"""A form that was sent: recorded once, by this sending or by the same one before; else why not is shown."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.sent_once import SentOnceForm
from actionplan.models import Change

FORM = ("GET", "HEAD", "POST")
"""The methods of a page with a form."""


def typed(request: HttpRequest) -> tuple[Any, ...]:
    """What was sent, if anything was: the first argument of a form."""
    return (request.POST,) if request.method == "POST" else ()


def is_recorded(
    request: HttpRequest,
    form: SentOnceForm,
    write: Callable[[dict[str, Any]], object],
    is_so: Callable[[Change], bool],
) -> bool:
    """Whether what was typed is recorded. ``write`` is given who, why, when and the form's key.

    ``is_so`` says whether what an earlier sending wrote is just what is typed now; where it is not, the form is asked
    for as one of its own. What a command refuses stands beside its field, and nothing typed is lost.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    told = form.cleaned_data
    try:
        write({"by": request.user, "because": told["because"], "at": request.now, "key": told["key"]})
    except AlreadyRecorded as before:
        if before.change.because == told["because"].strip() and is_so(before.change):
            return True
        form.begin_again()
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors
