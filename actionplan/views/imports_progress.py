"""How far the reading of an upload is, and reading it again when it has stopped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from actionplan.commands.staged_reading import has_stopped
from actionplan.models import Plan, StagedImport
from actionplan.views.doors import plan_page
from actionplan.views.imports_reading import begin_reading
from actionplan.views.imports_staged import staged_of, what_became_of
from actionplan.vocabulary import Permission, ReadingPhase

LOOKS_AGAIN_AFTER: Final = 3
"""Seconds after which the page of an upload that is read asks again."""


@dataclass(frozen=True)
class Phase:
    """One phase of the reading, and whether it is over or going on."""

    label: str
    is_over: bool
    is_now: bool


@dataclass(frozen=True)
class Progress:
    """The phases of a reading that is not over; ``number_of_rows`` is 0 until they are read."""

    phases: tuple[Phase, ...]
    seconds: int
    number_of_rows: int
    is_stopped: bool

    @property
    def now(self) -> str:
        """The phase that goes on."""
        return next((phase.label for phase in self.phases if phase.is_now), "")

    @property
    def looks_again_after(self) -> int:
        """Seconds after which it is worth asking again."""
        return LOOKS_AGAIN_AFTER


def progress_of(staged: StagedImport, *, at: datetime) -> Progress | None:
    """How far the reading of an upload is; nothing when it is over."""
    if not staged.phase:
        return None
    order = list(ReadingPhase)
    place = order.index(ReadingPhase(staged.phase))
    phases = tuple(Phase(phase.label, number < place, number == place) for number, phase in enumerate(order))
    begun = staged.begun_at or at
    return Progress(phases, int((at - begun).total_seconds()), staged.number_of_rows, has_stopped(staged, at=at))


@plan_page(Permission.IMPORT_PLAN, methods=("GET", "HEAD", "POST"))
def read_again(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Begin the reading of an upload anew; one that still goes on is outdone by it."""
    if request.method == "POST":
        try:
            begin_reading(request, staged_of(plan, number))
        except (ValidationError, Http404):
            return what_became_of(request, plan, number)
    return redirect("import", plan=plan.slug, number=number)
