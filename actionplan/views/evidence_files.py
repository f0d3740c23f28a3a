"""Sending a file of evidence: to who may open it, to be saved and never shown inside the tracker."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.evidence import file_to_open, reader_of
from actionplan.queries.redaction_files import fingerprint_in, is_redacted
from actionplan.views.actions import READERS
from actionplan.views.doors import plan_page, visible_action

logger = logging.getLogger(__name__)


@plan_page(*READERS)
def now(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponseBase:
    """The file that stands as evidence."""
    return _sent(request, plan, action, number)


@plan_page(*READERS)
def earlier(request: HttpRequest, plan: Plan, action: str, number: int, fingerprint: str) -> HttpResponseBase:
    """A file that stood as evidence, by its fingerprint."""
    return _sent(request, plan, action, number, fingerprint)


def _sent(request: HttpRequest, plan: Plan, action: str, number: int, fingerprint: str = "") -> HttpResponseBase:
    """The file as an attachment under its own name, or as if it were not there for who may not open it."""
    chosen = visible_action(request, plan, action)
    reader = reader_of(request.user, chosen, on=request.day)
    found = file_to_open(chosen, number, reader, fingerprint=fingerprint)
    if found is None:
        raise Http404("There is no such file for this action.")
    if is_redacted(fingerprint_in(found.place), plan):
        return render(request, "redactions/file_removed.html", status=410)
    try:
        content = default_storage.open(found.place)
    except FileNotFoundError:
        logger.exception("The file of evidence %s is missing from the store.", number)
        raise Http404("The file is missing from the store.") from None
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.content_type)
