"""Take a backup of the database and the stored files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from actionplan.management import backup, backup_notes


class Command(BaseCommand):
    """Writes one archive, whole or not at all."""

    help = (
        "Take a backup: the whole database as of one instant and every stored file, in one archive in FOLDER. "
        "People may go on working meanwhile. Staged uploads are left out. Ends with 1 when it cannot be written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the archive goes; made when missing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it and say where it is."""
        try:
            taken = backup.take(options["folder"], at=timezone.now())
            notes = backup_notes.write(options["folder"])
        except OSError as problem:
            raise CommandError(f"The backup could not be written: {problem.strerror or problem}.") from None
        self.stdout.write(f"Backup taken: {taken} ({taken.stat().st_size:,} bytes)")
        for note in notes:
            self.stdout.write(f"Still holds redacted words: {note.name.removesuffix(backup_notes.ENDING)}")
