"""Drafts: kept for one person, thrown away with the form that was saved, and purged with what waits."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import drafts, progress
from actionplan.commands.drafts import MOST_CHARACTERS, ON_ITS_WAY
from actionplan.models import Change, Draft
from tests.factories import Council, ProgressFactory

PAGE = "/ofsted-2014/actions/x/progress/new/"
TYPED = {"key": ["a key"], "happened": ["26 of 57"], "status": ["on_track"]}


def kept(council: Council, who: str = "owner", **told: object) -> Draft | None:
    return drafts.keep(PAGE, TYPED | told, by=council.people[who], at=council.tick())


def test_what_was_typed_is_kept_as_it_was_and_replaced_by_what_is_typed_next(council: Council):
    kept(council)
    kept(council, happened=["27 of 57"])
    draft = drafts.of(PAGE, by=council.owner)
    assert draft.fields == TYPED | {"happened": ["27 of 57"]}
    assert (Draft.objects.count(), draft.saved_at) == (1, council.now)


def test_a_draft_is_read_and_thrown_away_by_its_person_only(council: Council):
    kept(council)
    assert drafts.of(PAGE, by=council.qa) is None
    assert drafts.all_of(council.qa) == {}
    assert not drafts.forget(PAGE, by=council.qa)
    assert drafts.all_of(council.owner) == {PAGE: council.now}
    assert drafts.forget(PAGE, by=council.owner)
    assert drafts.of(PAGE, by=council.owner) is None


def test_a_draft_leaves_no_trace_in_the_record(council: Council):
    before = Change.objects.count()
    kept(council)
    assert Change.objects.count() == before


def test_a_form_that_was_saved_leaves_no_draft_behind_not_even_one_on_its_way(council: Council):
    kept(council)
    progress.record(council.action(), ProgressFactory(), key="a key", **council.by("owner"))
    late = drafts.keep(PAGE, TYPED, by=council.owner, at=council.now + ON_ITS_WAY / 2)
    assert late is None
    assert drafts.of(PAGE, by=council.owner) is None
    assert drafts.keep(PAGE, TYPED, by=council.owner, at=council.now + ON_ITS_WAY * 2) is not None


def test_more_than_a_form_holds_is_not_kept(council: Council):
    with pytest.raises(ValidationError, match="too long to be kept"):
        kept(council, happened=["x" * (MOST_CHARACTERS + 1)])


def test_who_may_no_longer_sign_in_keeps_nothing(council: Council):
    with pytest.raises(PermissionDenied):
        kept(council, "left")


def test_the_oldest_of_very_many_drafts_give_way(council: Council, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    for page in "abc":
        drafts.keep(page, TYPED, by=council.owner, at=council.tick())
    assert set(drafts.all_of(council.owner)) == {"b", "c"}


def test_old_drafts_are_purged_and_young_ones_stay(council: Council):
    drafts.keep("/old/", TYPED, by=council.owner, at=council.now - timedelta(days=31))
    drafts.keep("/young/", TYPED, by=council.owner, at=council.now - timedelta(days=29))
    assert drafts.purge(at=council.now) == 1
    assert set(drafts.all_of(council.owner)) == {"/young/"}
