"""A reading in the background is heard of while it goes on, and outdone by one that was begun later."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import staged_reading, staging
from actionplan.models import StagedImport
from actionplan.vocabulary import ReadingPhase
from tests.factories import Council, fresh


@pytest.fixture
def staged(council: Council):
    told = {"content": b"a workbook", "reading": {}, "by": council.qa, "at": council.tick()}
    one = staging.stage(council.plan, file_name="plan.xlsx", **told)
    yield one
    one.file.delete(save=False)


def test_a_reading_is_begun_heard_of_kept_and_finished(council: Council, staged: StagedImport):
    mark = staged_reading.begin(staged, by=council.qa, at=council.tick())
    assert (staged.phase, fresh(staged).phase) == (ReadingPhase.WAITING, ReadingPhase.WAITING)
    assert staged_reading.be_heard(staged.pk, mark, ReadingPhase.READING, at=council.tick())
    assert fresh(staged).phase == ReadingPhase.READING
    assert staged_reading.keep(staged.pk, mark, {"rows": [1, 2]}, {}, at=council.tick())
    kept = fresh(staged)
    assert (kept.phase, kept.reading, kept.number_of_rows) == (ReadingPhase.CHECKING, {"rows": [1, 2]}, 2)
    assert staged_reading.finish(staged.pk, mark, at=council.tick())
    assert fresh(staged).phase == ""
    assert not staged_reading.be_heard(staged.pk, mark, ReadingPhase.READING, at=council.tick())


def test_a_reading_that_was_begun_anew_outdoes_the_one_before(council: Council, staged: StagedImport):
    first = staged_reading.begin(staged, by=council.qa, at=council.tick())
    second = staged_reading.begin(staged, by=council.other_qa, at=council.tick())
    assert not staged_reading.keep(staged.pk, first, {"rows": [1]}, {}, at=council.tick())
    assert staged_reading.keep(staged.pk, second, {"rows": [1, 2]}, {}, at=council.tick())
    assert not staged_reading.finish(staged.pk, first, at=council.tick())
    assert fresh(staged).reading == {"rows": [1, 2]}


def test_a_reading_has_stopped_when_nothing_was_heard_of_it_for_half_a_minute(council: Council, staged: StagedImport):
    assert not staged_reading.has_stopped(staged, at=council.tick())
    staged_reading.begin(staged, by=council.qa, at=council.tick())
    last = staged.heard_at
    assert not staged_reading.has_stopped(staged, at=last + timedelta(seconds=30))
    assert staged_reading.has_stopped(staged, at=last + timedelta(seconds=31))


def test_an_upload_that_is_gone_is_not_read(council: Council, staged: StagedImport):
    staging.cancel(fresh(staged), by=council.qa, at=council.tick())
    with pytest.raises(ValidationError, match="This upload is gone"):
        staged_reading.begin(staged, by=council.qa, at=council.tick())


def test_only_who_may_import_begins_a_reading(council: Council, staged: StagedImport):
    with pytest.raises(PermissionDenied):
        staged_reading.begin(staged, by=council.councillor, at=council.tick())
    assert fresh(staged).phase == ""
