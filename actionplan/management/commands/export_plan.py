"""Write the plan, or an empty template, as a sheet that imports again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from actionplan.models import Plan
from actionplan.queries.plans import current_plan
from actionplan.spreadsheet.export import WRITERS
from actionplan.spreadsheet.own_guidance import About
from config import clock

WRONG_USAGE = 2


class Command(BaseCommand):
    """Exports what imports."""

    help = (
        "Write the plan's actions into FILE (.xlsx or .csv), with the headings that import_plan reads, so that it "
        "can be edited and imported again. Restricted words are left out, and so are actions that were superseded or "
        "withdrawn. Ends with 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and which plan."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to write, .xlsx or .csv")
        parser.add_argument("--plan", help="the plan's slug; the current plan when left out")
        parser.add_argument("--template", action="store_true", help="write the headings and lists without any action")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and say how much."""
        file: Path = options["file"]
        write = WRITERS.get((file.suffix.lower(), options["template"]))
        plan = Plan.objects.filter(slug=options["plan"]).first() if options["plan"] else current_plan()
        if write is None or plan is None:
            why = "FILE must end in .xlsx or .csv." if write is None else "There is no such plan."
            raise CommandError(why, returncode=WRONG_USAGE)
        content, rows = write(plan, About(plan.title, plan.council, clock.now()))
        try:
            file.write_bytes(content)
        except OSError as problem:
            raise CommandError(f"The file could not be written: {problem.strerror or problem}.") from None
        self.stdout.write(f"{len(rows.rows)} actions written to {file}")
        for reference, heading in rows.too_long:
            self.stderr.write(f"{reference}: {heading} is too long for a cell, which stands empty.")
