"""The page of a confirmed import: exactly its rows, what was made beside them, and taking it back as one."""

import pytest

from actionplan.models import Action, Import, ImportUndone, ProgressUpdate
from tests.views.importing import qa, row, seen_on, uploaded

__all__ = ["qa"]


@pytest.fixture
def confirmed(qa, django_capture_on_commit_callbacks):
    """The address of a confirmed import of two new actions and a refused row."""
    address = uploaded(
        qa,
        row("4a-9", "Meet", owner="Astronomer Royal", rating="On track"),
        row("4b-9", "Talk", finding="4b"),
        row("4m-1", "Nobody knows", finding="4m"),
    )
    with django_capture_on_commit_callbacks(execute=True):
        qa.post(f"{address}confirm/", seen_on(qa.get(address)))
    return address


def undo(browser, address, because="The wrong file"):
    page = browser.get(f"{address}undo/")
    return browser.post(f"{address}undo/", {"key": page.context["form"]["key"].value(), "because": because})


def test_the_result_adds_up_and_names_what_was_made(qa, confirmed):
    page = qa.get(confirmed)
    shown = page.content.decode()
    assert sum(number for _, _, number in page.context["fates"]) == page.context["total"] == 3
    assert "Astronomer Royal" in shown
    assert "“4m” is not in this plan" in shown


def test_the_result_leads_to_exactly_its_actions(qa, confirmed):
    number = Import.objects.latest("number").pk
    assert f"/ofsted-2014/actions/?imported={number}" in qa.get(confirmed).content.decode()
    listed = qa.get(f"/ofsted-2014/actions/?imported={number}").content.decode()
    assert "2 of 66 actions" in listed
    assert f"Added or changed by import {number}" in listed


def test_an_import_is_undone_with_a_reason_and_says_so(qa, confirmed):
    page = qa.get(f"{confirmed}undo/").content.decode()
    assert "2 actions that it added are withdrawn" in page
    assert "Astronomer Royal" in page
    refused = undo(qa, confirmed, because=" ")
    assert refused.status_code == 422
    assert "Say why this import is undone" in refused.content.decode()
    assert not ImportUndone.objects.filter(imported__number=Import.objects.latest("number").pk).exists()
    assert undo(qa, confirmed).headers["Location"] == confirmed
    result = qa.get(confirmed).content.decode()
    assert "was imported and undone" in result
    assert "The wrong file" in result
    assert "Undo this import" not in result
    assert "Undone" in qa.get("/ofsted-2014/imports/").content.decode()
    assert undo_again(qa, confirmed) == confirmed


def undo_again(browser, address):
    return browser.get(f"{address}undo/").headers["Location"]


def test_a_reason_that_may_name_a_child_is_refused_and_kept(qa, confirmed):
    answer = undo(qa, confirmed, because="JS (12/03/2001) was in it")
    assert answer.status_code == 422
    assert "JS (12/03/2001) was in it" in answer.content.decode()


def test_what_stands_in_the_way_is_listed_and_nothing_is_undone(qa, confirmed, signed_in):
    action = Action.objects.get(slug="4a-9")
    form = qa.get("/ofsted-2014/actions/4a-9/progress/new/").context["form"]
    sent = {name: form[name].value() or "" for name in ("key", "seen")}
    told = {"status": "on_track", "happened": "They met", "impact": "not_yet_evidenced"}
    assert qa.post("/ofsted-2014/actions/4a-9/progress/new/", sent | told).status_code == 302
    assert ProgressUpdate.objects.filter(action=action).count() == 2
    page = " ".join(qa.get(f"{confirmed}undo/").content.decode().split())
    assert "It cannot be undone: 1 thing has happened since" in page
    assert "progress was recorded" in page
    assert "Undo the import" not in page
    answer = qa.post(f"{confirmed}undo/", {"key": "another", "because": "The wrong file"})
    assert answer.status_code == 422
    assert "Nothing was undone" in answer.content.decode()


def test_the_same_sheet_again_brings_the_same_actions_back(qa, confirmed, django_capture_on_commit_callbacks):
    before = Action.objects.get(slug="4a-9").pk
    undo(qa, confirmed)
    again = uploaded(
        qa,
        row("4a-9", "Meet", owner="Astronomer Royal", rating="On track"),
        row("4b-9", "Talk", finding="4b"),
    )
    page = qa.get(again)
    assert page.context["preview"].counts["changed"] == 2
    with django_capture_on_commit_callbacks(execute=True):
        qa.post(f"{again}confirm/", {**seen_on(page), "key": "again"})
    assert Action.objects.get(slug="4a-9").pk == before
