"""Giving evidence on the page: files and links, newer ones, withdrawn ones, and forms that lose nothing."""

import re
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from actionplan.commands import evidence
from actionplan.commands.evidence import Proof
from actionplan.forms.kept_files import CHOOSE_AGAIN
from actionplan.models import Action, Change, Draft, Evidence, Person
from config import clock
from tests.papers import PDF, locked, office, upload
from tests.views.test_documents import key_of, words_of

ON = "/ofsted-2014/actions/4c-1/"
NEW = f"{ON}evidence/new/"
DAY = {"dated_on_day": "20", "dated_on_month": "11", "dated_on_year": "2014"}
AUDIT = {"title": "Audit of 40 files", **DAY, "restricted_category": "open"}


@pytest.fixture
def owner(signed_in):
    return signed_in("pathways@example.org")


@pytest.fixture
def given(told, db) -> Evidence:
    """Evidence with a file, given by the owner."""
    action = Action.objects.select_related("plan", "owner").get(slug="4c-1")
    who = {"by": Person.objects.get(email="pathways@example.org"), "because": "A test", "at": clock.now()}
    return evidence.add(action, Proof("Audit of 40 files", clock.today()), upload=upload(), **who)


def typed(browser, page: str, **more) -> dict:
    return {"key": key_of(browser.get(page)), **AUDIT, **more}


def sent(content: bytes = PDF, name: str = "audit.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_given_with_the_update_that_the_page_was_opened_for(owner):
    update = Action.objects.get(slug="4c-1").updates.current().first()
    page = owner.get(f"{NEW}?update={update.sequence}")
    assert page.context["form"]["update"].value() == str(update.sequence)
    answer = owner.post(NEW, typed(owner, NEW, file=sent(), update=str(update.sequence)))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ON}#evidence")
    kept = Evidence.objects.get(title="Audit of 40 files")
    assert kept.update == update
    shown = words_of(owner.get(ON))
    assert "Evidence: 1" in shown
    assert "Audit of 40 files Download the file: Audit of 40 files (PDF, 1 KB) Of 20 November 2014. Given by" in shown
    assert "with the update of" in shown
    assert "gave evidence: “Audit of 40 files”" in words_of(owner.get(f"{ON}history/"))


def test_a_file_is_sent_as_an_attachment_that_no_cache_keeps(owner, given):
    answer = owner.get(f"{ON}evidence/{given.pk}/file/")
    assert answer.getvalue() == PDF
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="report.pdf"')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    for wrong in (f"actions/4c-2/evidence/{given.pk}/file/", f"actions/4c-1/evidence/{given.pk}/files/{'0' * 64}/"):
        assert owner.get(f"/ofsted-2014/{wrong}").status_code == 404


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (sent(b"MZ\x90\x00", "run.exe"), "not kept"),
        (sent(PDF, "audit.docx"), "is a PDF inside"),
        (sent(b"", "audit.pdf"), "The file is empty"),
        (sent(locked(office(".docx")), "audit.docx"), "password"),
        (sent(PDF + b"x" * 2 * 1024 * 1024, "audit.pdf"), "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_beside_its_box_and_the_typing_stays(owner, settings, file, said):
    settings.LARGEST_FILE_MB = 1
    answer = owner.post(NEW, typed(owner, NEW, file=file))
    assert answer.status_code == 422
    assert said.casefold() in " ".join(answer.context["form"].errors["file"]).casefold()
    assert "Audit of 40 files" in answer.content.decode()
    assert not Evidence.objects.filter(title="Audit of 40 files").exists()


def test_with_anything_else_wrong_the_file_is_asked_for_again_and_the_typing_is_a_draft(owner):
    answer = owner.post(NEW, typed(owner, NEW, file=sent(), dated_on_day="", dated_on_month="", dated_on_year=""))
    assert answer.context["form"].errors == {"dated_on": ["Give the day that it is of"], "file": [CHOOSE_AGAIN]}
    again = words_of(owner.get(NEW))
    assert "You began this on" in again
    assert "Choose the file again" in again
    owner.post(NEW, typed(owner, NEW, link="https://www.example.org/audit"))
    assert not Draft.objects.filter(address=NEW).exists()


def test_neither_file_nor_link_and_a_day_to_come_are_refused_in_words(owner):
    answer = owner.post(NEW, typed(owner, NEW))
    assert "Give a file or a link" in words_of(answer)
    later = typed(owner, NEW, link="https://www.example.org/audit", dated_on_year="2016")
    assert "must be today" in words_of(owner.post(NEW, later))


def test_evidence_sent_twice_is_recorded_once_and_sent_again_with_more_is_asked_for(owner):
    first = typed(owner, NEW, file=sent())
    assert owner.post(NEW, first).status_code == 302
    before = Change.objects.count()
    assert owner.post(NEW, {**first, "file": sent()}).status_code == 302
    answer = owner.post(NEW, {**first, "file": sent(), "title": "Another audit"})
    assert "You saved this form before" in words_of(answer)
    assert (Change.objects.count(), Evidence.objects.filter(title="Another audit").count()) == (before, 0)


def test_a_newer_file_leaves_the_older_one_listed_and_open(owner, given):
    page, old = f"{ON}evidence/{given.pk}/", given.fingerprint
    change = typed(owner, page, file=sent(PDF + b"newer"), because="Four files more", seen="1")
    assert owner.post(page, change).status_code == 302
    shown = words_of(owner.get(ON))
    assert "Earlier versions (1)" in shown
    assert owner.get(f"{page}file/").getvalue() == PDF + b"newer"
    assert owner.get(f"{page}files/{old}/").getvalue() == PDF
    told = words_of(owner.get(f"{ON}history/"))
    assert "put newer evidence in place of the old: “Audit of 40 files”. Why: Four files more." in told


def test_who_comes_second_reads_what_the_first_wrote_and_keeps_their_own(owner, signed_in, given):
    page = f"{ON}evidence/{given.pk}/"
    qa = signed_in("qa@example.org")
    qa.post(page, typed(qa, page, title="Audit by the unit", because="Named", seen="1"))
    answer = owner.post(page, typed(owner, page, title="My audit", because="Mine", seen="1"))
    words = words_of(answer)
    assert "Changed while you were typing" in words
    assert "Audit by the unit" in words
    assert answer.context["form"]["title"].value() == "My audit"
    resend = typed(owner, page, title="My audit", because="Mine", seen="2") | {"key": key_of(answer)}
    assert owner.post(page, resend).status_code == 302


def test_withdrawn_evidence_is_listed_apart_with_its_reason_and_comes_back(owner, given):
    page = f"{ON}evidence/{given.pk}/withdraw/"
    form = {"key": key_of(owner.get(page)), "is_withdrawn": "yes", "because": "It is of another team"}
    for _ in range(2):
        assert owner.post(page, form).status_code == 302
    shown = words_of(owner.get(ON))
    assert "Evidence: 0" in shown
    assert "Withdrawn evidence (1)" in shown
    assert "Why: It is of another team." in shown
    assert owner.get(f"{ON}evidence/{given.pk}/").headers["Location"] == page
    back = {"key": key_of(owner.get(page)), "is_withdrawn": "no", "because": "It is of this one"}
    owner.post(page, back)
    assert "Evidence: 1" in words_of(owner.get(ON))


def test_a_missing_file_is_not_found_rather_than_broken(owner, given):
    default_storage.delete(given.file.name)
    assert owner.get(f"{ON}evidence/{given.pk}/file/").status_code == 404


@pytest.mark.parametrize("who", ["observer", "director", "asc"])
def test_who_only_reads_the_action_finds_no_way_to_change_its_evidence(signed_in, given, who):
    browser = signed_in(f"{who}@example.org")
    assert "evidence/new/" not in browser.get(ON).content.decode()
    for page in ("new/", f"{given.pk}/", f"{given.pk}/withdraw/"):
        assert browser.post(f"{ON}evidence/{page}", AUDIT).status_code == 403


def test_the_desk_counts_claims_without_evidence_and_leads_to_exactly_these(signed_in):
    qa = signed_in("qa@example.org")
    desk = qa.get("/ofsted-2014/qa/").content.decode()
    address, number = re.search(r'href="([^"]*evidence=none[^"]*)">(\d+)', desk).groups()
    shown = qa.get(unescape(address)).content.decode()
    assert "No evidence kept here" in shown
    slugs = set(re.findall(r"/ofsted-2014/actions/(\d\w-\d+)/\"", shown))
    assert len(slugs) == int(number)
    proved = set(Evidence.objects.filter(is_withdrawn=False).values_list("action__slug", flat=True))
    assert not slugs & proved
