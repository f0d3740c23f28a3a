"""The operator's page: which backups still hold redacted words, what to do, and the word that one is destroyed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan.commands import redaction_backups as commands
from actionplan.forms.redaction import BackupDestroyedForm
from actionplan.models import Backup, BackupDestroyed, Change
from actionplan.queries.redaction_backups import register
from actionplan.views.doors import council_page
from actionplan.views.sending import FORM, is_recorded, typed


@council_page(*commands.MAY_SAY)
def list_all(request: HttpRequest) -> HttpResponse:
    """Each redaction with the backups that were taken before it and still exist."""
    return render(request, "redactions/backups.html", {"register": register()})


@council_page(*commands.MAY_SAY, methods=FORM)
def destroyed(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a backup is destroyed, and how."""
    backup = get_object_or_404(Backup, pk=number)
    if request.method != "POST" and BackupDestroyed.objects.filter(backup=backup).exists():
        raise Http404("This backup is said to be destroyed already.")
    form = BackupDestroyedForm(*typed(request))

    def write(told: dict[str, Any]) -> None:
        commands.destroy(backup, **told)

    def is_so(change: Change) -> bool:
        return BackupDestroyed.objects.filter(change=change, backup=backup).exists()

    if is_recorded(request, form, write, is_so):
        messages.success(request, f"{backup.file_name} is recorded as destroyed.")
        return redirect("redaction-backups")
    context = {"backup": backup, "form": form}
    return render(request, "redactions/destroyed.html", context, status=422 if form.errors else 200)
