"""Reading an upload: a small file at once, a large one in a thread of the server's that the page can be asked about."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import BoundedSemaphore, Thread
from typing import Any, Final

from django.db import OperationalError, connections
from django.http import HttpRequest

from actionplan.commands import staged_reading
from actionplan.models import Plan, StagedImport
from actionplan.queries.remembered import remembered
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.result import Reading
from actionplan.views.imports_seen import seen
from actionplan.vocabulary import ReadingPhase
from config import clock

Told = tuple[Reading, dict[str, Any]]
"""What was read, and the answers that it was read with."""
AT_ONCE_BYTES: Final = 100 * 1024
"""The largest file that is read while the browser waits: a workbook of this size has some 2,500 rows, which takes two
to four seconds; more would feel as if nothing happened."""
MOST_AT_ONCE: Final = 2
"""How many large files one server process reads at the same time: each may take 480 MB and a processor for itself."""
_TURNS: Final = BoundedSemaphore(MOST_AT_ONCE)


def is_large(number_of_bytes: int) -> bool:
    """Whether a file is read in the background."""
    return number_of_bytes > AT_ONCE_BYTES


def read_bytes(content: bytes, name: str, plan: Plan) -> Told:
    """Read a workbook that is only in memory, by way of a file that the child process can open."""
    with NamedTemporaryFile(suffix=Path(name).suffix[:10]) as file:
        file.write(content)
        file.flush()
        return _read_with_memory(Path(file.name), name, plan)


def read_staged(staged: StagedImport, answers: Mapping[str, Any]) -> Told:
    """Read an upload that waits: with what was answered, or for the first time with what is remembered."""
    path = Path(staged.file.path)
    if not answers:
        return _read_with_memory(path, staged.file_name, staged.plan)
    return _read_as_answered(path, staged.file_name, answers), dict(answers)


def _read_with_memory(path: Path, name: str, plan: Plan) -> Told:
    """Read a file for the first time; once more where an earlier import was told what its headings and signs mean."""
    reading = read(path, name=name)
    answers = remembered(plan, [sheet.shape for sheet in reading.sheets]).answers
    again = _read_as_answered(path, name, answers) if answers else reading
    return (again, answers) if again.readable else (reading, {})


def _read_as_answered(path: Path, name: str, answers: Mapping[str, Any]) -> Reading:
    """Read a file with a person's word on its headings and signs."""
    told = Answers.read(answers)
    return read(path, name=name, mapping=told.for_the_reader, legend=told.legend)


def may_go_on(reading: Reading) -> bool:
    """Whether there is something to look at: rows that were read, or headings that a person can explain."""
    is_unknown = any(error.code == "no_known_heading" for error in reading.errors)
    has_samples = any(heading.samples for sheet in reading.sheets for heading in sheet.headings)
    return reading.readable or (is_unknown and has_samples)


def begin_reading(request: HttpRequest, staged: StagedImport) -> None:
    """Let a thread read an upload; what it is doing stands in the database, whichever process is asked."""
    mark = staged_reading.begin(staged, by=request.user, at=request.now)
    Thread(target=read_in_background, args=(staged.pk, mark), daemon=True, name=f"import {staged.pk}").start()


def read_in_background(number: int, mark: str) -> None:
    """Read and check an upload as the reading with this mark, and close what the thread opened."""
    try:
        if _wait_for_turn(number, mark):
            try:
                _read_and_check(number, mark)
            finally:
                _TURNS.release()
    finally:
        connections.close_all()


def _wait_for_turn(number: int, mark: str) -> bool:
    """Wait until few enough files are read, and be heard meanwhile; whether the reading is still wanted then."""
    while not _TURNS.acquire(timeout=staged_reading.HEARD_EVERY.total_seconds()):
        if not _be_heard(number, mark, ReadingPhase.WAITING):
            return False
    return True


def _read_and_check(number: int, mark: str) -> None:
    """Read the rows, keep them, compare them with the plan once, and be done."""
    waiting = StagedImport.objects.select_related("plan").defer("reading")
    staged = waiting.filter(pk=number, reader=mark).first()
    if staged is None:
        return
    told = _meanwhile(partial(_read_for_thread, staged), partial(_be_heard, number, mark, ReadingPhase.READING))
    if told is None or not staged_reading.keep(number, mark, told[0].to_json(), told[1], at=clock.now()):
        return
    staged.answers = told[1]
    if told[0].readable:
        seen(staged, on=clock.today(), reading=told[0])
    staged_reading.finish(number, mark, at=clock.now())


def _read_for_thread(staged: StagedImport) -> Told:
    """Read an upload in a thread of its own, and close what that opened."""
    try:
        return read_staged(staged, staged.answers)
    finally:
        connections.close_all()


def _meanwhile(work: Callable[[], Told], is_wanted: Callable[[], bool]) -> Told | None:
    """Do what takes long in a thread of its own; nothing when it is not wanted any more."""
    done: Future[Told] = Future()
    Thread(target=_fulfil, args=(done, work), daemon=True).start()
    while is_wanted():
        try:
            return done.result(timeout=staged_reading.HEARD_EVERY.total_seconds())
        except TimeoutError:
            continue
    return None


def _fulfil(done: "Future[Told]", work: Callable[[], Told]) -> None:
    """Give a future what some work gives, or the error that ended it."""
    try:
        done.set_result(work())
    except BaseException as error:  # noqa: BLE001 it is raised again where the result is asked for
        done.set_exception(error)


def _be_heard(number: int, mark: str, phase: ReadingPhase) -> bool:
    """Say that the reading goes on; a database that is busy for once is no reason to stop."""
    try:
        return staged_reading.be_heard(number, mark, phase, at=clock.now())
    except OperationalError:
        return True
