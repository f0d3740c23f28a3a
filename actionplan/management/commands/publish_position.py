"""Publish the position of a plan from the terminal, as it stands at this moment."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from actionplan.commands import publishing
from actionplan.models import Meeting, Person, Plan
from actionplan.queries.plans import current_plan
from actionplan.queries.preparing import Prepared
from actionplan.queries.published import ShownPosition, shown
from config import clock

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    """Publishes what a page would publish, with the same words, warnings and rules."""

    help = (
        "Publish the position of a plan as it stands now, with the text of the committee report, and seal the record. "
        "Warnings are printed and do not stop it, but for words that may identify a child. Ends with 1 when it is "
        "refused: such words, somebody who prepares a position, or who may not publish. Ends with 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the terminal takes."""
        parser.add_argument("--plan", help="the plan's slug; the current plan when left out")
        parser.add_argument("--meeting", metavar="DAY", help="the day of the meeting it is for, such as 2014-11-27")
        parser.add_argument("--body", help="the slug of the body that meets, where two meet on that day")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who publishes it")
        parser.add_argument("--because", required=True, metavar="TEXT", help="why")
        parser.add_argument("--json", action="store_true", help="print one object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish it and say where it is, or why not."""
        plan, person = self._plan(options["plan"]), self._person(options["by"])
        meeting = self._meeting(options["meeting"], options["body"]) if options["meeting"] else None
        told = {"by": person, "because": options["because"], "at": clock.now()}
        try:
            made, ready = publishing.publish_as_it_stands(plan, meeting, **told)
        except (ValidationError, PermissionDenied) as refused:
            message = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
            raise CommandError(message, returncode=REFUSED) from None
        self._tell(shown(made), ready, as_json=options["json"])

    def _plan(self, slug: str | None) -> Plan:
        """The plan that is meant."""
        plan = Plan.objects.filter(slug=slug).first() if slug else current_plan()
        if plan is None:
            raise CommandError(f"There is no plan {slug}." if slug else "There is no plan.", returncode=WRONG_USAGE)
        return plan

    def _person(self, email: str) -> Person:
        """Who publishes it."""
        person: Person | None = Person.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError("Nobody signs in so.", returncode=WRONG_USAGE)
        return person

    def _meeting(self, day: str, body: str | None) -> Meeting:
        """The one meeting of that day, of that body."""
        try:
            rows = Meeting.objects.filter(held_on=day, is_cancelled=False).select_related("body")
        except ValidationError:
            raise CommandError(f"{day} is no day: write 2014-11-27.", returncode=WRONG_USAGE) from None
        found = list(rows.filter(body__slug=body) if body else rows)
        if len(found) != 1:
            why = f"Several bodies meet on {day}: say --body." if found else f"No meeting is held on {day}."
            raise CommandError(why, returncode=WRONG_USAGE)
        return found[0]

    def _tell(self, made: ShownPosition, ready: Prepared, *, as_json: bool) -> None:
        """Where it is, and what was found in it."""
        warnings = [{"kind": one.kind.value, "about": one.about, "why": one.why} for one in ready.warnings]
        if as_json:
            told = {"published": made.address, "for": made.meeting, "warnings": warnings}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for one in ready.warnings:
            self.stderr.write(f"{one.kind.label}: {one.about}: {one.why}")
        self.stdout.write(f"Published: {made.address}")
