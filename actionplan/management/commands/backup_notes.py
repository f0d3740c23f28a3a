"""Write a note beside each backup that still holds redacted words."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from actionplan.management import backup_notes


class Command(BaseCommand):
    """Says which archives of a folder have to be destroyed, and leaves a note beside each."""

    help = (
        "Write a note beside each backup in FOLDER that still holds words which were redacted since it was taken. "
        "Taking a backup does the same. Ends with 1 when a note cannot be written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the archives are."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the archives are")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them and say beside which."""
        try:
            notes = backup_notes.write(options["folder"])
        except OSError as problem:
            raise CommandError(f"A note could not be written: {problem.strerror or problem}.") from None
        for note in notes:
            self.stdout.write(f"Still holds redacted words: {note.name.removesuffix(backup_notes.ENDING)}")
        if not notes:
            self.stdout.write("No backup here that the register knows holds redacted words.")
