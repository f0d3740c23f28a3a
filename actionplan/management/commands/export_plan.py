"""Write the plan as a sheet that imports again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from actionplan.models import Action, Plan
from actionplan.queries.plans import current_plan
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import positions
from actionplan.spreadsheet.export import write_csv, write_xlsx
from actionplan.spreadsheet.resources import ActionResource
from config import clock

WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}
WRONG_USAGE = 2


class Command(BaseCommand):
    """Exports what imports."""

    help = (
        "Write the plan's actions into FILE (.xlsx or .csv), with the headings that import_plan reads, so that it "
        "can be edited and imported again. Restricted words are left out. Ends with 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and which plan."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to write, .xlsx or .csv")
        parser.add_argument("--plan", help="the plan's slug; the current plan when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and say how much."""
        file: Path = options["file"]
        write = WRITERS.get(file.suffix.lower())
        plan = Plan.objects.filter(slug=options["plan"]).first() if options["plan"] else current_plan()
        if write is None or plan is None:
            why = "FILE must end in .xlsx or .csv." if write is None else "There is no such plan."
            raise CommandError(why, returncode=WRONG_USAGE)
        day = clock.today()
        standing = positions(Action.objects.filter(plan=plan), on=day, policy=policy_on(day))
        headings, rows = ActionResource(plan, standing).export_rows()
        try:
            write(file, headings, rows)
        except OSError as problem:
            raise CommandError(f"The file could not be written: {problem.strerror or problem}.") from None
        self.stdout.write(f"{len(rows)} actions written to {file}")
