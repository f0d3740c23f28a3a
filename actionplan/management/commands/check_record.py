"""Check that the whole record is as it was written."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from actionplan.commands.checking import check_and_keep
from actionplan.queries.checking import Checked
from config import clock

BROKEN, NOT_TO_BE_READ = 1, 2


class Command(BaseCommand):
    """Says what is broken, or that the record is whole."""

    help = (
        "Prove the record: guards, changes, digests, seals, histories and stored files. It reads in parts and locks "
        "nothing, so people may go on working. What was found is kept for the page about the record, and is said also "
        "where it cannot be kept. Ends with 0 when the record is whole, 1 when it is broken, 2 for wrong usage or a "
        "database that cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice."""
        parser.add_argument("--json", action="store_true", help="print one object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say what was found, and end with it."""
        quiet = options["json"] or not self.stdout.isatty()
        try:
            checked, kept = check_and_keep(at=clock.now(), say=self._quiet if quiet else self.stdout.write)
        except DatabaseError as problem:
            raise CommandError(
                f"The database cannot be read: {type(problem).__name__}. Is it there, and migrated?",
                returncode=NOT_TO_BE_READ,
            ) from None
        if options["json"]:
            self.stdout.write(json.dumps(_told(checked, kept.seconds), indent=1))
        else:
            self._say(checked, kept.seconds)
        if kept.pk is None:
            self.stderr.write("The outcome could not be kept for the page about the record: the log says why.")
        if not checked.is_whole:
            raise CommandError(f"The record is broken: {len(checked.found):,} found.", returncode=BROKEN)

    def _quiet(self, words: str) -> None:
        """Say nothing of how far it is."""

    def _say(self, checked: Checked, seconds: float) -> None:
        """What was looked at, what is broken, and what is worth knowing."""
        self.stdout.write(
            f"Looked at {checked.up_to:,} changes, {checked.number_of_rows:,} rows, {checked.number_of_seals:,} seals"
            f" and {checked.number_of_files:,} files in {seconds:.1f} seconds."
        )
        for one in checked.found:
            self.stderr.write(one)
        for one in checked.noticed:
            self.stdout.write(f"Noticed: {one}")
        if checked.is_whole:
            self.stdout.write("The record is whole.")


def _told(checked: Checked, seconds: float) -> dict[str, Any]:
    """The same as one object."""
    return {
        "is_whole": checked.is_whole,
        "changes": checked.up_to,
        "rows": checked.number_of_rows,
        "seals": checked.number_of_seals,
        "files": checked.number_of_files,
        "seconds": seconds,
        "found": checked.found,
        "noticed": checked.noticed,
    }
