"""Take an import back from the terminal, whole, or say what stands in the way."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from actionplan.commands import imports
from actionplan.models import Import, Person
from actionplan.queries.imports import left_by
from config import clock

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    """Undoes an import by new rows: nothing is erased."""

    help = (
        "Take import NUMBER back as one: its new actions are withdrawn and what it changed is set back, by new rows. "
        "Refused, with a list, when later work would be lost. Ends with 1 when it is refused, 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the terminal takes."""
        parser.add_argument("number", type=int, metavar="NUMBER", help="the import's number, as in its address")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who undoes it")
        parser.add_argument("--because", required=True, metavar="TEXT", help="why")
        parser.add_argument("--json", action="store_true", help="print one object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo it and say what is left, or refuse."""
        imported = Import.objects.filter(pk=options["number"]).select_related("plan").first()
        person = Person.objects.filter(email__iexact=options["by"], is_active=True).first()
        if imported is None or person is None:
            problem = f"There is no import {options['number']}." if imported is None else "Nobody signs in so."
            raise CommandError(problem, returncode=WRONG_USAGE)
        left = left_by(imported)
        try:
            imports.undo(imported, by=person, because=options["because"], at=clock.now())
        except imports.LaterWork as refused:
            self._refuse(refused, options)
        except (ValidationError, PermissionDenied) as refused:
            message = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
            raise CommandError(message, returncode=REFUSED) from None
        self._tell(imported, left, options)

    def _tell(self, imported: Import, left: tuple[str, ...], options: dict[str, Any]) -> None:
        """Say that it is undone, and what stays."""
        if options["json"]:
            self.stdout.write(json.dumps({"undone": True, "left": list(left), "later": []}, ensure_ascii=False))
            return
        stays = f" These stay: {', '.join(left)}." if left else ""
        self.stdout.write(f"Import {imported.pk} of “{imported.plan}” is undone.{stays}")

    def _refuse(self, refused: imports.LaterWork, options: dict[str, Any]) -> None:
        """Say what would be lost, and end."""
        if options["json"]:
            later = [
                {"action": one.action.reference, "what": one.what, "by": one.by, "at": one.at.isoformat()}
                for one in refused.later
            ]
            self.stdout.write(json.dumps({"undone": False, "left": [], "later": later}, ensure_ascii=False))
        for message in refused.messages:
            self.stderr.write(message)
        raise SystemExit(REFUSED)
