"""Import a plan from the terminal: preview without writing, or apply with a person and a reason."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from actionplan.commands import imports, staging
from actionplan.models import Person, Plan
from actionplan.queries.plans import current_plan
from actionplan.queries.remembered import Remembered, remembered
from actionplan.rules.moments import london_day
from actionplan.spreadsheet.answers import Answers, merged
from actionplan.spreadsheet.preview import Preview, preview
from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.report import report
from actionplan.spreadsheet.result import Reading
from config import clock

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    """Reads a sheet, says what it would do, and does it only when asked to."""

    help = (
        "Read a plan from FILE (.xlsx, .xls, .ods, .csv) and say what importing it would do. Nothing is written unless "
        "--apply is given, with who applies it and why. Ends with 0 when the file is readable without errors, 1 when "
        "it is refused, 2 for wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the terminal takes."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the sheet to read")
        parser.add_argument("--plan", help="the plan's slug; the current plan when left out")
        parser.add_argument("--apply", action="store_true", help="write the new and changed actions")
        parser.add_argument("--by", metavar="EMAIL", help="who applies it: needed with --apply")
        parser.add_argument("--because", metavar="TEXT", help="why: needed with --apply")
        parser.add_argument("--map", action="append", default=[], metavar="HEADING=FIELD", help="what a heading means")
        parser.add_argument(
            "--legend", action="append", default=[], metavar="WORD=STATE", help="what a rating's word or colour means"
        )
        parser.add_argument(
            "--answers",
            type=Path,
            metavar="ANSWERS",
            help="a file with one JSON object: what the preview asked, answered",
        )
        parser.add_argument(
            "--no-memory",
            action="store_true",
            help="do not hear what the last import of a sheet of this shape was told of its headings and signs",
        )
        parser.add_argument("--json", action="store_true", help="print one object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, say, and write if asked."""
        by = self._person(options)
        plan = self._plan(options["plan"])
        given = self._answers(options)
        reading, answers, memory = self._read(options["file"], plan, given, hear=not options["no_memory"])
        shown = preview(reading, plan, on=clock.today(), answers=answers) if reading.readable else None
        if options["json"]:
            said = report(reading, plan, shown, answers=answers, remembered_from=memory.number)
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            self._say(reading, shown, memory)
        if shown is None or reading.errors:
            raise SystemExit(REFUSED)
        if by:
            self._apply(reading, shown, plan, by, options | {"answered": answers})

    def _person(self, options: dict[str, Any]) -> Person | None:
        """Who applies it; none for a preview."""
        if not options["apply"]:
            return None
        if not options["by"] or not (options["because"] or "").strip():
            raise CommandError("--apply needs --by EMAIL and --because TEXT.", returncode=WRONG_USAGE)
        person = Person.objects.filter(email__iexact=options["by"], is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody signs in as {options['by']}.", returncode=WRONG_USAGE)
        return person

    def _plan(self, slug: str | None) -> Plan:
        """The plan to import into."""
        plan = Plan.objects.filter(slug=slug).first() if slug else current_plan()
        if plan is None:
            raise CommandError("There is no such plan." if slug else "There is no plan yet.", returncode=WRONG_USAGE)
        return plan

    def _answers(self, options: dict[str, Any]) -> dict[str, Any]:
        """What was answered: in a file, with what --map and --legend say on top of it."""
        answers: Any = {}
        if options["answers"]:
            try:
                answers = json.loads(options["answers"].read_text(encoding="utf-8-sig"))
            except (OSError, ValueError) as wrong:
                raise CommandError(f"The answers cannot be read: {wrong}", returncode=WRONG_USAGE) from None
            if not isinstance(answers, dict):
                raise CommandError("The answers must be one JSON object.", returncode=WRONG_USAGE)
        given = {"mapping": self._pairs(options["map"], "--map"), "legend": self._pairs(options["legend"], "--legend")}
        return merged(answers, {key: pairs for key, pairs in given.items() if pairs})

    def _read(
        self, file: Path, plan: Plan, given: dict[str, Any], *, hear: bool
    ) -> tuple[Reading, dict[str, Any], Remembered]:
        """Read the file with the answers given, and below them what the last import of a sheet of its shape was told.

        Gives the reading, all the answers that it was read with, and the memory that was heard, if any was.
        """
        reading = self._read_with(file, given)
        memory = remembered(plan, [sheet.shape for sheet in reading.sheets]) if hear else Remembered()
        answers = merged(memory.answers, given)
        if answers == given:
            return reading, given, Remembered()
        again = self._read_with(file, answers)
        return (again, answers, memory) if again.readable else (reading, given, Remembered())

    def _read_with(self, file: Path, answers: dict[str, Any]) -> Reading:
        """Read the file with some answers."""
        if not file.is_file():
            raise CommandError(f"There is no file {file}.", returncode=WRONG_USAGE)
        told = Answers.read(answers)
        try:
            return read(file, name=file.name, mapping=told.for_the_reader, legend=told.legend)
        except ValueError as wrong:
            raise CommandError(str(wrong), returncode=WRONG_USAGE) from None

    def _pairs(self, given: list[str], option: str) -> dict[str, str]:
        """What stands on each side of an equals sign."""
        if any("=" not in one for one in given):
            raise CommandError(f"{option} takes two words with = between them.", returncode=WRONG_USAGE)
        return {left.strip(): right.strip() for left, _, right in (one.rpartition("=") for one in given)}

    def _say(self, reading: Reading, shown: Preview | None, memory: Remembered) -> None:
        """Say in sentences what was read and what would become of it."""
        if memory.number:
            self.stdout.write(f"Headings and signs that nobody gives now are read as import {memory.number} was told.")
        for error in reading.errors:
            self.stderr.write(error.message)
        if shown is None:
            return
        for state, number in shown.counts.items():
            self.stdout.write(f"{number:6} {state}")
        self.stdout.write(f"{len(shown.rows):6} actions in the sheet, {len(shown.missing)} in the plan but not in it")
        for row in shown.rows:
            if row.action.why:
                self.stdout.write(f"{row.action.sheet} row {row.action.row}: {row.state}. {row.action.why}")
        for warning in reading.every_warning():
            self.stdout.write(f"{warning.sheet} {warning.column}{warning.row or ''}: {warning.message}")
        self._say_open(shown)

    def _say_open(self, shown: Preview) -> None:
        """Say what is asked, and which answers could not be taken."""
        for question in shown.questions:
            if question.is_open:
                self.stdout.write(f"Question: {question.message} {question.default}")
        for problem in shown.problems:
            self.stderr.write(problem)

    def _apply(self, reading: Reading, shown: Preview, plan: Plan, by: Person, options: dict[str, Any]) -> None:
        """Write it, through the same door as the browser."""
        file, at = options["file"], clock.now()
        if not shown.writes:
            self._tell("Nothing to import: no row is new or changed.", options)
            return
        staged = None
        try:
            staged = staging.stage(
                plan,
                content=file.read_bytes(),
                file_name=file.name,
                reading=reading.to_json(),
                answers=options["answered"],
                by=by,
                at=at,
            )
            imports.confirm(staged, shown.actions, seen=shown.version, by=by, because=options["because"], at=at)
        except (ValidationError, PermissionDenied) as refused:
            if staged:
                staging.throw_away(staged)
            message = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
            raise CommandError(message) from None
        self._tell(f"Imported into “{plan}” on {london_day(at):%d/%m/%Y} as import {staged.pk}.", options)

    def _tell(self, sentence: str, options: dict[str, Any]) -> None:
        """Say how it ended; beside a JSON object only on standard error."""
        (self.stderr if options["json"] else self.stdout).write(sentence)
