"""Published positions: read from what was frozen alone, open to everybody only when the council says so, withdrawn."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.test import Client

from actionplan.commands import publishing, report_text, settings
from actionplan.documents.kinds import FileKind
from actionplan.models import Action, Change, Finding, Meeting, Person, Plan, PublishedPosition
from actionplan.queries.preparing import in_preparation, prepared
from actionplan.vocabulary import ReportSection
from config import clock
from tests.documents.reading import words_of_pdf, words_of_word, words_of_workbook

READERS = {FileKind.PDF: words_of_pdf, FileKind.WORD: words_of_word, FileKind.WORKBOOK: words_of_workbook}
LIST = "/ofsted-2014/published/"
OCTOBER = f"{LIST}2014-10-14/"
NEW = f"{LIST}new/"


def by(email: str) -> dict[str, object]:
    """Who, why and when, by the example's clock."""
    return {"by": Person.objects.get(email=email), "because": "To see what follows", "at": clock.now()}


def set_today(**values: object) -> None:
    """Set something from today on."""
    settings.set_policy(values, from_on=clock.now().date(), **by("qa@example.org"))


@pytest.fixture
def is_open(told, db) -> None:
    """The council publishes openly."""
    set_today(publish_openly=True)


def withdraw() -> None:
    """Withdraw the position of October."""
    publishing.withdraw(PublishedPosition.objects.get(), **by("democratic@example.org"))


def sent(browser: Client, address: str, **typed: object):
    """Send a form, as one of its own."""
    return browser.post(address, {"key": uuid4().hex, **typed})


@pytest.mark.parametrize("page", [LIST, OCTOBER, f"{OCTOBER}1/", f"{OCTOBER}1/pack.xlsx", "/no-such-plan/published/"])
def test_who_is_not_signed_in_learns_nothing_while_it_is_closed(told, db, page):
    answer = Client().get(page)
    assert answer.status_code == 404
    assert "login" not in answer.headers.get("Location", "")


def test_while_it_is_open_anybody_reads_it_and_a_copy_may_be_kept_for_five_minutes(is_open):
    answer = Client().get(OCTOBER)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer.headers
    again = Client().get(OCTOBER, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().get(LIST).status_code == 200
    assert "Published positions" in Client().get("/accounts/login/").content.decode()


def test_what_the_signed_in_read_is_kept_by_nobody(is_open, signed_in):
    answer = signed_in("councillor@example.org").get(OCTOBER)
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_closed_position_is_for_those_who_read_the_scrutiny_pages(signed_in):
    assert signed_in("councillor@example.org").get(OCTOBER).status_code == 200
    assert signed_in("health@example.org").get(OCTOBER).status_code == 403


def test_the_page_is_of_what_was_frozen_whatever_changes_afterwards(is_open):
    before = Client().get(OCTOBER).content
    assert b"4c-2" in before
    rows = ((Action, {"text": "Other words", "due_on": None}), (Finding, {"title": "Another", "statement": "Another"}))
    for model, words in (*rows, (Plan, {"title": "Another plan", "council": "Another council"})):
        QuerySet(model).update(**words)
    told = {"seen": 2, **by("democratic@example.org")}
    report_text.write(Plan.objects.get(), ReportSection.BRIEF_SUMMARY, "Other words", **told)
    set_today(legend_actions_overdue="Other words")
    assert Client().get(OCTOBER).content == before


def test_the_page_shows_the_seal_and_the_meeting_and_leads_to_the_pack_in_every_form(signed_in):
    page = signed_in("councillor@example.org").get(OCTOBER).content.decode()
    root = PublishedPosition.objects.get().seal.root
    assert root[:8] in page
    assert "Scrutiny panel, 22 October 2014" in page
    for kind in ("pdf", "docx", "xlsx"):
        assert f"{OCTOBER}1/pack.{kind}" in page
    book = signed_in("councillor@example.org").get(f"{OCTOBER}1/pack.xlsx")
    assert book.getvalue()[:2] == b"PK"


def test_a_withdrawn_position_stays_says_why_and_leads_to_the_newer_one(is_open, signed_in):
    withdraw()
    page = Client().get(OCTOBER)
    words = page.content.decode()
    assert "was withdrawn on 4 December 2014" in words
    assert "To see what follows" in words
    assert "No newer one" in words
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex"
    publishing.publish_as_it_stands(Plan.objects.get(), **by("democratic@example.org"))
    assert f"{LIST}2014-12-04/" in Client().get(OCTOBER).content.decode()
    assert "Withdrawn on 4 December 2014" in Client().get(LIST).content.decode()


@pytest.mark.parametrize("kind", FileKind)
def test_the_pack_of_a_withdrawn_position_says_so_and_is_kept_by_nobody(is_open, kind):
    page = f"{OCTOBER}1/pack.{kind}"
    before = Client().get(page)
    assert (before.status_code, before.headers["Cache-Control"]) == (200, "public, max-age=300")
    assert "Withdrawn. Published on" not in READERS[kind](before.content)
    withdraw()
    answer = Client().get(page)
    assert "Withdrawn. Published on 14 October 2014" in " ".join(READERS[kind](answer.content).split())
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_withdrawn_position_says_so_wherever_it_is_named_and_at_every_address_of_its(is_open, signed_in):
    withdraw()
    councillor = signed_in("councillor@example.org")
    for page in (LIST, OCTOBER, f"{OCTOBER}1/", "/meetings/scrutiny-panel/2014-10-22/"):
        shown = councillor.get(page, follow=True).content.decode()
        assert "14 october 2014" in shown.lower(), page
        assert "withdrawn" in shown.lower(), page


def test_the_page_is_public_only_from_the_day_on_which_the_council_says_so(told, db):
    assert Client().get(OCTOBER).status_code == 404
    tomorrow = clock.now().date() + timedelta(days=1)
    settings.set_policy({"publish_openly": True}, from_on=tomorrow, **by("qa@example.org"))
    assert Client().get(OCTOBER).status_code == 404
    set_today(publish_openly=True)
    assert Client().get(OCTOBER).status_code == 200
    set_today(publish_openly=False)
    for page in (LIST, OCTOBER, f"{OCTOBER}1/pack.docx"):
        assert Client().get(page).status_code == 404


def test_since_a_meeting_compares_with_what_was_frozen_for_it(signed_in):
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/?since=2014-10-22").content.decode()
    assert "the position of 14 October 2014, which was published for the meeting" in " ".join(page.split())
    withdraw()
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/?since=2014-10-22").content.decode()
    told = " ".join(page.split())
    assert "the plan as it stood on 12 October 2014" in told
    assert "The position published for it was withdrawn." in told
    assert "No position was published for it" not in told


def test_a_position_is_begun_looked_at_confirmed_and_published_once(signed_in):
    browser = signed_in("democratic@example.org")
    meeting = Meeting.objects.get(held_on="2014-12-17")
    assert sent(browser, NEW, meeting=meeting.pk).status_code == 302
    ready = prepared(in_preparation(Plan.objects.get()))
    refused = sent(browser, f"{NEW}publish/", seen=ready.seen)
    assert refused.status_code == (422 if ready.to_confirm else 302)
    form = {"seen": ready.seen, "confirmed": list(ready.to_confirm), "key": "one form"}
    first = browser.post(f"{NEW}publish/", form)
    again = browser.post(f"{NEW}publish/", form)
    assert first.headers["Location"] == again.headers["Location"] == f"{LIST}2014-12-04/"
    assert PublishedPosition.objects.filter(meeting=meeting).count() == 1
    assert browser.get(NEW).status_code == 200


def test_others_see_who_prepares_it_and_take_it_over_with_a_reason(signed_in):
    first, second = signed_in("democratic@example.org"), signed_in("qa@example.org")
    sent(first, NEW, meeting="none")
    name = Person.objects.get(email="democratic@example.org").name
    assert f"{name} is preparing a position" in second.get(NEW).content.decode()
    assert name in second.get(LIST).content.decode()
    assert sent(second, f"{NEW}take-over/", because="").status_code == 422
    assert sent(second, f"{NEW}take-over/", because="They are ill").status_code == 302
    assert Change.objects.last().because == "They are ill"
    typed = {"text": "To note it", "seen": 0, "key": "another"}
    refused = first.post(f"{NEW}words/reasons/", typed)
    assert refused.status_code == 422
    assert "To note it" in refused.content.decode()


def test_words_are_kept_as_typed_and_what_may_identify_a_child_is_cleared_by_name(signed_in):
    browser = signed_in("democratic@example.org")
    sent(browser, NEW, meeting="none")
    page = browser.get(f"{NEW}words/reasons/").content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    typed = {"text": "Seen with AB 01/02/2003\r\n\r\nTwo", "seen": seen, "key": "words"}
    assert browser.post(f"{NEW}words/reasons/", typed).status_code == 302
    assert in_preparation(Plan.objects.get()).words["reasons"] == "Seen with AB 01/02/2003\n\nTwo"
    page = browser.get(NEW).content.decode()
    mark = re.search(r"/clear/([0-9a-f]+)/", page)[1]
    assert "01/02/2003" not in re.search(r'id="warnings".*?</section>', page, re.DOTALL)[0]
    assert browser.post(f"{NEW}clear/{mark}/", {"because": "It is the number of a file", "key": "c"}).status_code == 302
    assert f"/clear/{mark}/" not in browser.get(NEW).content.decode()


def test_the_terminal_publishes_says_where_and_refuses_in_plain_words(told, db, capsys):
    call_command("publish_position", by="democratic@example.org", because="Papers", meeting="2014-12-17")
    assert "Published: /ofsted-2014/published/2014-12-04/" in capsys.readouterr().out
    call_command("publish_position", by="democratic@example.org", because="Papers", json=True)
    assert json.loads(capsys.readouterr().out)["published"] == "/ofsted-2014/published/2014-12-04/2/"
    told_by = {"by": "democratic@example.org", "because": "Papers"}
    with pytest.raises(CommandError, match="No meeting is held") as wrong:
        call_command("publish_position", meeting="2014-12-18", **told_by)
    with pytest.raises(CommandError, match="needs the permission") as refused:
        call_command("publish_position", by="asc@example.org", because="Papers")
    assert (wrong.value.returncode, refused.value.returncode) == (2, 1)
