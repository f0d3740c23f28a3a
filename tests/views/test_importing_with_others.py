"""Two people at one upload, one who was signed out, one who clicks twice: nothing is lost, no way leads nowhere."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory

from actionplan.models import Action, Change, Import, Person, StagedImport
from actionplan.views.imports_seen import seen_now
from actionplan.views.imports_staged import keep_answers, of_a_waiting_upload
from config import clock
from tests.views.importing import answers_on, qa, row, seen_on, states, uploaded

__all__ = ["qa"]

LIST = "/ofsted-2014/imports/"
GONE = "This upload is gone"


def asking(email):
    """Somebody's request, as a view is given it."""
    request = RequestFactory().post("/")
    request.user, request.now = Person.objects.get(email=email), clock.now()
    request._messages = CookieStorage(request)
    return request


@pytest.fixture
def address(qa):
    return uploaded(qa, row("4a-9", "Meet", rating="B", due="31/11/14"), row("4a-10", "Talk"))


@pytest.fixture
def colleague(signed_in):
    return signed_in("qa.lead@example.org")


def answers():
    return StagedImport.objects.latest("pk").answers


def confirm(browser, address):
    return browser.post(f"{address}confirm/", seen_on(browser.get(address)))


def test_answers_that_arrive_while_a_colleague_saves_are_put_on_top_of_the_colleagues(qa, colleague, address):
    read_before = StagedImport.objects.select_related("plan").latest("pk")
    colleague.post(f"{address}rows/1/3/", {"do": "leave_out"})
    colleague.post(f"{address}answers/", answers_on(colleague.get(address), legend="complete"))
    keep_answers(asking("qa@example.org"), read_before, {"dates": {"31/11/14": "2014-11-30"}})
    assert answers() == {
        "left_out": ["Sheet!3"],
        "legend": {"b": "complete"},
        "dates": {"31/11/14": "2014-11-30"},
    }
    assert StagedImport.objects.latest("pk").reading["rows"][1]["status"] == "complete"


def test_two_rows_left_out_at_once_are_both_left_out(qa, colleague, address):
    for browser, number in ((qa, 2), (colleague, 3)):
        browser.get(f"{address}rows/1/{number}/")
    for browser, number in ((qa, 2), (colleague, 3)):
        browser.post(f"{address}rows/1/{number}/", {"do": "leave_out"})
    assert states(qa.get(address)) == {"left_out": 2}


def test_an_upload_that_a_colleague_cancelled_says_so_whatever_is_sent(qa, colleague, address):
    page = qa.get(address)
    sent = {
        "confirm/": seen_on(page),
        "answers/": answers_on(page, date="none"),
        "rows/1/2/": {"do": "leave_out"},
        "columns/": {},
        "read/": {},
        "cancel/": {},
    }
    colleague.post(f"{address}cancel/")
    before = Change.objects.count()
    for part, told in sent.items():
        answer = qa.post(f"{address}{part}", told, follow=True)
        assert answer.redirect_chain == [(LIST, 302)], part
        assert GONE in answer.content.decode(), part
    assert Change.objects.count() == before


def test_an_upload_that_is_confirmed_by_two_is_written_once(qa, colleague, address, django_capture_on_commit_callbacks):
    sent = seen_on(qa.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        confirm(colleague, address)
    before = Change.objects.count()
    answer = qa.post(f"{address}confirm/", sent | {"key": "another"})
    assert answer.headers["Location"] == address
    late = qa.post(f"{address}answers/", {}, follow=True)
    assert "was confirmed before what you sent arrived" in late.content.decode()
    assert Change.objects.count() == before
    assert Import.objects.latest("number").change.by.email == "qa.lead@example.org"


def test_an_upload_that_goes_while_its_page_is_worked_out_is_no_error(qa, address):
    staged = StagedImport.objects.latest("pk")

    @of_a_waiting_upload
    def loses_it(request, found):
        StagedImport.objects.filter(pk=found.pk).delete()
        return seen_now(found, on=clock.today())

    assert loses_it(asking("qa@example.org"), staged.plan, staged.pk).headers["Location"] == LIST


def test_what_is_sent_while_the_sheet_is_read_again_is_said_not_to_be_kept(qa, address):
    sent = answers_on(qa.get(address), date="none")
    StagedImport.objects.update(phase="reading", heard_at=clock.now(), begun_at=clock.now())
    answer = qa.post(f"{address}answers/", sent, follow=True)
    assert "is being read again" in answer.content.decode()
    assert answers() == {}


@pytest.mark.parametrize("part", ["confirm/", "cancel/", "read/"])
def test_who_was_signed_out_is_led_back_to_the_preview_and_nothing_is_done(address, part):
    stranger = Client()
    answer = stranger.post(f"{address}{part}", {"key": "once"})
    assert answer.headers["Location"] == f"/accounts/login/?next={address}{part}"
    stranger.force_login(Person.objects.get(email="qa@example.org"))
    assert stranger.get(f"{address}{part}").headers["Location"] == address
    assert stranger.get(address).status_code == 200
    assert not Action.objects.filter(slug="4a-9").exists()


@pytest.mark.parametrize("part", ["answers/", "columns/", "rows/1/2/"])
def test_who_was_signed_out_while_answering_is_told_how_to_find_what_was_typed(address, part):
    shown = Client().post(f"{address}{part}", {"text": "Meet"}, follow=True).content.decode()
    assert "use your browser’s back button until you see what you typed" in shown


@pytest.mark.parametrize("who", ["councillor", "executive", "democratic", "asc", "health", "observer", "admin"])
def test_nobody_but_the_qa_unit_reads_an_upload_its_result_or_its_file(
    qa, signed_in, address, who, django_capture_on_commit_callbacks
):
    staged, browser = StagedImport.objects.latest("pk"), signed_in(f"{who}@example.org")
    pages = ("", "columns/", "answers/", "answers/?kind=date", "rows/1/2/", "confirm/", "undo/")
    found = {page: browser.get(page).status_code for page in (LIST, *(f"{address}{page}" for page in pages))}
    assert {page: status for page, status in found.items() if status != 403} == {}
    files = [browser.get(f"{before}{staged.file.name}", follow=True) for before in ("/", "/media/", "/staging/")]
    assert [answer.status_code for answer in files] == [404] * len(files)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(qa, address)
    assert {browser.get(f"{address}{page}").status_code for page in ("", "undo/", "answers/")} == {403}
