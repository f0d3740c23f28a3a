"""Two and more people at once: numbers stay in order, a key is used once, the second to write is told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import connection, connections

from actionplan.commands import actions, assurance, dates, documents, people, progress, report_text, settings
from actionplan.commands.papers import Paper
from actionplan.commands.recording import AlreadyRecorded, recording
from actionplan.models import (
    Action,
    AssuranceDecision,
    Body,
    Change,
    Document,
    DueDateDecision,
    Person,
    Policy,
    ProgressUpdate,
    RecordHead,
    ReportText,
)
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, ReportSection
from tests.factories import START, Council, ProgressFactory, a_council, fresh
from tests.papers import PDF, upload

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 8


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Do these at the same moment, each on its own connection; returns what each gave or raised."""
    together = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        try:
            together.wait(timeout=20)
            return job()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def council() -> Iterator[Council]:
    """A council in a database that threads share."""
    yield a_council()
    connection.close()


def kinds(results: list[object]) -> list[str]:
    """What came of each, by kind, in the same order every time."""
    return sorted(getattr(one, "code", None) or type(one).__name__ for one in results)


def test_eight_writers_at_once_leave_numbers_without_a_gap_in_the_order_of_their_moments(council: Council):
    before = Change.objects.count()
    told = council.by("democratic")

    def write(writer: int) -> None:
        for turn in range(5):
            with recording("test", **told) as record:
                record.add(Body(slug=f"body-{writer}-{turn}", name="A body"))

    results = at_once(*(lambda writer=writer: write(writer) for writer in range(WRITERS)))
    assert results == [None] * WRITERS
    rows = list(Change.objects.order_by("number").values_list("number", "at"))
    assert [number for number, _ in rows] == list(range(1, before + WRITERS * 5 + 1))
    assert [at for _, at in rows] == sorted(at for _, at in rows)
    assert RecordHead.objects.get().last_number == len(rows)
    assert Body.history.count() == Body.objects.count() == WRITERS * 5


def test_the_same_form_sent_eight_times_at_once_makes_one_update(council: Council):
    action = council.action()
    told = council.by("owner", key="the form", seen=0)
    said = ProgressFactory(said_on=council.today)
    results = at_once(*[lambda: progress.record(action, said, **told)] * WRITERS)
    assert kinds(results) == ["ProgressUpdate"] + ["already_recorded"] * (WRITERS - 1)
    assert ProgressUpdate.objects.count() == 1
    made = next(one for one in results if isinstance(one, ProgressUpdate))
    assert {one.change for one in results if isinstance(one, AlreadyRecorded)} == {made.change}


def test_of_two_updates_typed_on_the_same_page_the_second_is_told_of_the_first(council: Council):
    action = council.action()
    said = [ProgressFactory(said_on=council.today, status=status) for status in (DeliveryStatus.ON_TRACK, "at_risk")]
    told = council.by("owner", seen=0)
    results = at_once(*(lambda one=one: progress.record(action, one, **told) for one in said))
    assert kinds(results) == ["ProgressUpdate", "conflict"]
    assert ProgressUpdate.objects.count() == 1


def test_two_updates_that_saw_nothing_follow_one_another(council: Council):
    action = council.action()
    told = council.by("owner")
    results = at_once(*[lambda: progress.record(action, ProgressFactory(said_on=council.today), **told)] * 4)
    assert kinds(results) == ["ProgressUpdate"] * 4
    assert sorted(ProgressUpdate.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4]


def test_a_claim_is_decided_by_one_of_two_who_decide_at_once(council: Council):
    action = council.action()
    council.claim(action)
    told = [council.by("qa"), council.by("other_qa") | {"at": council.now}]
    outcomes = AssuranceOutcome.ASSURED, AssuranceOutcome.RETURNED
    pairs = zip(told, outcomes, strict=True)
    decide = partial(assurance.decide, action, without_evidence=True)
    results = at_once(*(lambda one=one, what=what: decide(what, **one) for one, what in pairs))
    assert kinds(results) == ["AssuranceDecision", "not_in_turn"]
    assert AssuranceDecision.objects.count() == 1


def test_a_date_is_decided_by_one_of_two_who_decide_at_once(council: Council):
    action = council.action()
    request = council.ask(action, date(2015, 1, 31))
    told = council.by("director")
    other = told | {"by": council.qa}
    results = at_once(
        lambda: dates.decide(request, is_agreed=True, **told),
        lambda: dates.decide(request, is_agreed=False, **other),
    )
    assert kinds(results) == ["DueDateDecision", "not_in_turn"]
    moved = fresh(action).due_on == date(2015, 1, 31)
    assert DueDateDecision.objects.get().is_agreed is moved


def test_a_new_date_is_asked_for_once(council: Council):
    action = council.action()
    told = council.by("owner")
    results = at_once(*[lambda: dates.ask(action, to=date(2015, 1, 31), **told)] * 3)
    assert kinds(results) == ["DueDateRequest", "not_in_turn", "not_in_turn"]


def test_a_reference_is_given_once(council: Council):
    told = council.by()
    results = at_once(*[lambda: actions.add(council.finding, reference="4a-1", text="Do it", **told)] * 3)
    assert kinds(results) == ["Action", "ValidationError", "ValidationError"]
    assert Action.objects.count() == 1
    assert all("taken" in str(one) for one in results if isinstance(one, ValidationError))


def test_of_two_who_set_the_same_settings_at_once_the_second_is_told(council: Council):
    told = council.by("admin", seen=0, shown_for=council.today, from_on=council.today)
    results = at_once(*(lambda days=days: settings.change({"stale_days": days}, **told) for days in (21, 28)))
    assert sorted(getattr(one, "code", "written") for one in results) == ["conflict", "written"]
    assert Policy.objects.count() == 1


def test_somebody_is_let_in_once(council: Council):
    told = council.by("admin")
    results = at_once(*[lambda: people.add(email="New@Example.org", name="New", password=None, **told)] * 2)
    assert kinds(results) == ["Person", "ValidationError"]


def test_of_two_who_set_up_the_tracker_at_once_one_becomes_the_administrator():
    emails = "one@example.org", "two@example.org"
    results = at_once(
        *(
            lambda email=email: people.add_first(email=email, name="A", password="a passphrase", at=START)
            for email in emails
        )
    )
    assert kinds(results) == ["PermissionDenied", "Person"]
    assert Person.objects.count() == 1
    assert any(isinstance(one, PermissionDenied) for one in results)


def test_the_first_failing_command_leaves_no_head_behind():
    with pytest.raises(ValidationError):
        people.add_first(email="not an address", name="admin", password="a passphrase", at=START)
    assert not RecordHead.objects.exists()
    assert not Change.objects.exists()


def test_of_two_who_change_a_paper_at_once_the_second_is_told_and_no_file_is_lost(council: Council):
    paper = documents.add(council.plan, Paper("A"), upload=upload(), **council.by())
    told = council.by("democratic", seen=1)
    changes = [partial(documents.change, paper, Paper(one), upload=upload(PDF + one.encode())) for one in "BC"]
    results = at_once(*(lambda change=change: change(**told) for change in changes))
    assert kinds(results) == ["Document", "conflict"]
    assert fresh(paper).version == 2
    assert default_storage.exists(fresh(paper).file.name)


def test_the_same_paper_sent_eight_times_at_once_is_added_once(council: Council):
    told = council.by("democratic", key="the form")
    results = at_once(*[lambda: documents.add(council.plan, Paper("A"), upload=upload(), **told)] * WRITERS)
    assert kinds(results) == ["Document"] + ["already_recorded"] * (WRITERS - 1)
    assert Document.objects.count() == 1


def test_a_section_of_the_report_is_written_first_by_one_of_two(council: Council):
    told = council.by("democratic", seen=0)
    write = partial(report_text.write, council.plan, ReportSection.WARDS, **told)
    results = at_once(lambda: write("All"), lambda: write("Some"))
    assert kinds(results) == ["ReportText", "conflict"]
    assert ReportText.history.count() == 1
