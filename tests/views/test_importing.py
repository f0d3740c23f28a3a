"""Importing in the browser: each wrong file gets a clear message, and nothing is written before it is confirmed."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from actionplan.example.telling import SHEET
from actionplan.models import Action, Change, Import, StagedImport
from actionplan.spreadsheet.limits import Limits
from tests.views.importing import HEADINGS, UPLOAD, answers_on, qa, seen_on, states, upload, workbook

__all__ = ["qa"]


def word_document():
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("[Content_Types].xml", "<Types/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.docx", word_document(), "workbook"),
        ("plan.xlsx", word_document(), "workbook"),
        ("plan.xlsx", b"PK\x03\x04 broken", "workbook"),
        ("plan.xlsx", b"", "empty"),
        ("plan.xlsx", workbook(headings=("Colour", "Shape")), "heading"),
        ("plan.xlsx", workbook(), "row"),
        ("plan.csv", b"x" * (Limits().file_bytes + 1), "larger than"),
    ],
    ids=["word", "word-renamed", "broken", "empty", "no-known-heading", "no-rows", "over-the-limit"],
)
def test_a_wrong_file_gets_a_message_and_writes_nothing(qa, name, content, words):
    before = Change.objects.count(), StagedImport.objects.count()
    answer = upload(qa, content, name)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert words in page
    assert (Change.objects.count(), StagedImport.objects.count()) == before


def test_no_file_asks_for_one(qa):
    assert "Choose a file" in qa.post(UPLOAD).content.decode()


def test_the_whole_way_from_upload_to_result(qa, django_capture_on_commit_callbacks):
    sheet = workbook(
        ("4a-9", "4a", "Meet every month", "Head of Safeguarding", "Dec 2014", "Blue", ""),
        ("4m-1", "4m", "Nobody knows", "", "", "", ""),
        ("4a-10", "4a", "Talk", "", "31/11/14", "On track", "JS (12/03/2001) came"),
    )
    preview = upload(qa, sheet)
    address = preview.headers["Location"]
    page = qa.get(address)
    shown = page.content.decode()
    assert "Nothing has been written yet" in shown
    assert "“4m” is not in this plan" in shown
    assert "12/03/2001" not in shown
    assert states(page) == {"new": 1, "held": 1, "refused": 1}
    answers = answers_on(page, legend="complete", identity="The form's own sample")
    assert qa.post(f"{address}answers/", answers).headers["Location"] == address
    page = qa.get(address)
    assert page.context["preview"].counts["new"] == 2
    sent = seen_on(page)
    with django_capture_on_commit_callbacks(execute=True):
        assert qa.post(f"{address}confirm/", sent).headers["Location"] == address
    assert qa.post(f"{address}confirm/", sent).headers["Location"] == address
    result = qa.get(address).content.decode()
    assert "4a-9" in result
    assert "4m" in result
    assert Import.objects.latest("number").number_of_new == 2
    assert Action.objects.get(slug="4a-9").updates.get().status == "complete"
    assert not StagedImport.objects.filter(file_name="plan.xlsx").exists()


def test_a_plan_that_changed_meanwhile_is_shown_again(qa):
    address = upload(qa, workbook(("4a-9", "4a", "Meet", "", "", "", ""))).headers["Location"]
    seen = seen_on(qa.get(address))
    answer = qa.post(f"{address}confirm/", seen | {"seen": seen["seen"] - 1})
    assert answer.status_code == 422
    assert "has changed since you looked" in answer.content.decode()
    assert not Action.objects.filter(slug="4a-9").exists()


def test_an_import_can_be_cancelled_and_leaves_nothing(qa):
    address = upload(qa, SHEET.read_bytes()).headers["Location"]
    before, staged = Change.objects.count(), StagedImport.objects.count()
    assert qa.post(f"{address}cancel/").headers["Location"] == "/ofsted-2014/imports/"
    assert (Change.objects.count(), StagedImport.objects.count()) == (before, staged - 1)
    assert qa.get(address).status_code == 404


def test_what_was_confirmed_is_not_called_cancelled(qa):
    address = upload(qa, workbook(("4a-9", "4a", "Meet", "", "", "", ""))).headers["Location"]
    qa.post(f"{address}confirm/", seen_on(qa.get(address)))
    answer = qa.post(f"{address}cancel/", follow=True)
    assert answer.redirect_chain[-1][0] == address
    assert "confirmed before it could be cancelled" in answer.content.decode()
    assert "is cancelled" not in answer.content.decode()
    assert Action.objects.filter(reference="4a-9").exists()


def test_a_sheet_that_changes_nothing_offers_no_confirmation(qa):
    page = qa.get(upload(qa, SHEET.read_bytes()).headers["Location"]).content.decode()
    assert "Confirm import" not in page


@pytest.mark.parametrize("left_out", ["seen", "read"])
def test_a_confirmation_that_does_not_say_what_was_looked_at_is_shown_the_preview(qa, left_out):
    address = upload(qa, workbook(("4a-9", "4a", "Meet", "", "", "", ""))).headers["Location"]
    sent = seen_on(qa.get(address))
    answer = qa.post(f"{address}confirm/", {name: value for name, value in sent.items() if name != left_out})
    assert answer.status_code == 422
    assert "The page did not say which preview" in answer.content.decode()
    assert not Action.objects.filter(slug="4a-9").exists()


def test_a_preview_whose_answers_changed_meanwhile_is_shown_again(qa):
    address = upload(qa, workbook(("4a-9", "4a", "Meet", "", "", "Blue", ""))).headers["Location"]
    page = qa.get(address)
    sent = seen_on(page)
    qa.post(f"{address}answers/", answers_on(page, legend="complete"))
    answer = qa.post(f"{address}confirm/", sent)
    assert answer.status_code == 422
    assert "The answers have changed" in answer.content.decode()


def test_what_has_no_place_in_the_plan_is_shown_on_the_actions_page_as_it_stood(qa, django_capture_on_commit_callbacks):
    sheet = workbook(
        ("4a-9", "4a", "Meet", "", "", "", "", "Amber\n<Red> to us"),
        ("4a-10", "4a", "Talk", "", "", "", "", ""),
        headings=(*HEADINGS, "What the board said"),
    )
    address = upload(qa, sheet).headers["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        assert qa.post(f"{address}confirm/", seen_on(qa.get(address))).status_code == 302
    shown = qa.get("/ofsted-2014/actions/4a-9/").content.decode()
    assert "From the sheet, as it stood" in shown
    assert "What the board said" in shown
    assert "Amber<br>&lt;Red&gt; to us" in shown
    assert "From the sheet, as it stood" not in qa.get("/ofsted-2014/actions/4a-10/").content.decode()
