"""The papers on the page: who finds what, what is sent and how, and forms that lose nothing."""

import re
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from actionplan.commands import documents
from actionplan.commands.papers import Paper
from actionplan.forms.kept_files import CHOOSE_AGAIN
from actionplan.models import Change, Document, Person, Plan
from config import clock
from tests.papers import PDF, office, upload

LIST = "/ofsted-2014/documents/"
NEW = f"{LIST}new/"
MINUTES = {"title": "Minutes", "kind": "other", "restricted_category": "open"}


def by(email: str = "qa@example.org") -> dict:
    return {"by": Person.objects.get(email=email), "because": "A test", "at": clock.now()}


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", answer.content.decode())))


def key_of(answer) -> str:
    return re.search(r'name="key"[^>]*value="([^"]+)"', answer.content.decode())[1]


def typed(answer, **more) -> dict:
    """What the form on a page would send, with what is typed into it."""
    bound = answer.context["form"]
    boxes = {one.html_name: one.value() for one in bound if one.name not in ("file", "dated_on")}
    sent = {name: "" if value is None else value for name, value in boxes.items()}
    return {**sent, "key": key_of(answer), **more}


def sent(name: str = "report.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def titled(title: str) -> Document:
    return Document.objects.select_related("plan").get(title=title)


def test_papers_stand_by_kind_with_appendix_date_access_and_what_there_is(signed_in):
    answer = signed_in("councillor@example.org").get(LIST)
    words = words_of(answer)
    for said in (
        "Grade descriptions 2 13 Oct 2014 Open to the public Open the file: Grade descriptions (Word document, 3 KB)",
        "Review of Southampton Local Safeguarding Children Board, July 2014 1 16 Sep 2014 Open to the public Not added",
        "Open the link",
        "20 Nov 2014 Exempt: category 3, financial or business affairs Kept, and not open to you",
    ):
        assert said in words
    kinds = [
        *("Inspection report", "Review of the Local", "Grade descriptions 2"),
        *("Equality impact assessment: record", "Draft v0.5", "Draft v0.4", "Supported lodgings"),
    ]
    places = [words.index(kind) for kind in kinds]
    assert places == sorted(places)
    assert not re.search("Change|Add a paper|Earlier versions|Withdrawn", words.partition("Documents")[2])


def test_a_plan_without_papers_says_what_would_be_there(signed_in):
    plan = Plan.objects.get()
    for paper in plan.documents.all():
        documents.withdraw(paper, **by())
    assert "No paper is added yet" in words_of(signed_in("councillor@example.org").get(LIST))
    assert "Only those who keep the papers see these" in words_of(signed_in("qa@example.org").get(LIST))


@pytest.mark.parametrize(("who", "finds"), {"qa": 200, "democratic": 200, "observer": 200, "councillor": 404}.items())
def test_earlier_files_are_for_who_keeps_the_papers_or_reads_the_record(signed_in, who, finds):
    paper = titled("Grade descriptions")
    old = paper.history.order_by("history_id").first().fingerprint
    browser = signed_in(f"{who}@example.org")
    assert ("Earlier versions (1)" in words_of(browser.get(LIST))) is (finds == 200)
    answer = browser.get(f"{LIST}{paper.pk}/files/{old}/")
    answer.getvalue()
    assert answer.status_code == finds


def test_a_file_is_sent_as_an_attachment_that_no_browser_runs_or_shares(signed_in):
    paper = documents.add(Plan.objects.get(), Paper("Naïve"), upload=upload(PDF, 'a"\r\nX: y, “é”.pdf'), **by())
    answer = signed_in("councillor@example.org").get(f"{LIST}{paper.pk}/file/")
    assert answer.getvalue() == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert disposition.endswith(".pdf")
    assert disposition.isascii()
    assert disposition.isprintable()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(re.split(r",\s*", answer.headers["Cache-Control"]))
    assert "X" not in answer.headers


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.docx", office(".docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.csv", b"a,b\n1,2\n", "text/csv; charset=utf-8"),
        ("a.txt", b"Words", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_sent_with_the_type_of_its_content(signed_in, name, content, kind):
    paper = documents.add(Plan.objects.get(), Paper("A"), upload=upload(content, name), **by())
    answer = signed_in("qa@example.org").get(f"{LIST}{paper.pk}/file/")
    answer.getvalue()
    assert answer.headers["Content-Type"] == kind


def test_a_file_of_another_paper_or_plan_or_of_nobody_is_not_found(signed_in, council_of_another_plan):
    browser = signed_in("qa@example.org")
    other, grades = council_of_another_plan, titled("Grade descriptions")
    for address in (
        f"{LIST}{other.pk}/",
        f"{LIST}{other.pk}/file/",
        f"{LIST}{other.pk}/withdraw/",
        f"{LIST}{other.pk}/files/{other.fingerprint}/",
        f"{LIST}{grades.pk}/files/{other.fingerprint}/",
        f"{LIST}{grades.pk}/files/{'0' * 64}/",
        f"{LIST}{titled('Review of Southampton Local Safeguarding Children Board, July 2014').pk}/file/",
        f"{LIST}999999/file/",
        f"{LIST}{grades.pk}/files/..%2f..%2fetc%2fpasswd/",
        f"/other/documents/{grades.pk}/file/",
        "/ofsted-2014/reports/text/poetry/",
    ):
        assert browser.get(address).status_code == 404, address
    assert "Another plan's paper" not in words_of(browser.get(LIST))


@pytest.fixture
def council_of_another_plan(told, db) -> Document:
    """A paper of another plan."""
    from datetime import date

    from actionplan.commands import plans

    days = {"inspected_on": date(2014, 7, 7), "published_on": date(2014, 8, 1)}
    other = plans.make(slug="other", title="Other", council="The council", **days, **by())
    return documents.add(other, Paper("Another plan's paper"), upload=upload(PDF + b"%2"), **by())


def test_a_file_that_is_missing_from_the_store_is_not_found(signed_in, caplog):
    paper = documents.add(Plan.objects.get(), Paper("Lost"), upload=upload(PDF + b"%lost"), **by())
    default_storage.delete(paper.file.name)
    assert signed_in("qa@example.org").get(f"{LIST}{paper.pk}/file/").status_code == 404


def test_a_withdrawn_paper_is_found_by_who_keeps_the_papers_alone(signed_in):
    paper = documents.withdraw(titled("Grade descriptions"), **by())
    for who, status in {"qa": 200, "democratic": 200, "director": 404, "observer": 404, "councillor": 404}.items():
        answer = signed_in(f"{who}@example.org").get(f"{LIST}{paper.pk}/file/")
        answer.getvalue()
        assert answer.status_code == status, who
    assert "Grade descriptions 2" not in words_of(signed_in("director@example.org").get(LIST))


def test_a_withdrawn_exempt_paper_still_needs_the_permission(signed_in):
    paper = documents.withdraw(titled("Supported lodgings: what landlords asked (illustrative)"), **by())
    assert signed_in("democratic@example.org").get(f"{LIST}{paper.pk}/file/").status_code == 404
    answer = signed_in("qa@example.org").get(f"{LIST}{paper.pk}/file/")
    answer.getvalue()
    assert answer.status_code == 200


def test_a_paper_is_added_with_its_file(signed_in):
    browser = signed_in("democratic@example.org")
    told = typed(browser.get(NEW), **MINUTES, dated_on_day="5", dated_on_month="11", dated_on_year="2014")
    answer = browser.post(NEW, {**told, "file": sent()}, follow=True)
    assert "“Minutes” is added." in words_of(answer)
    assert "Minutes" in words_of(signed_in("councillor@example.org").get(LIST))
    assert titled("Minutes").change.by.email == "democratic@example.org"


def test_a_paper_sent_twice_is_one_and_what_changed_since_is_asked_about(signed_in):
    browser = signed_in("qa@example.org")
    told = typed(browser.get(NEW), **MINUTES)
    for _ in range(2):
        assert browser.post(NEW, {**told, "file": sent()}).status_code == 302
    assert Document.objects.filter(title="Minutes").count() == 1
    answer = browser.post(NEW, {**told, "title": "Agenda", "file": sent()})
    assert answer.status_code == 422
    assert "You saved this form before" in words_of(answer)
    assert CHOOSE_AGAIN in words_of(answer)
    assert browser.post(NEW, {**typed(answer), "file": sent()}).status_code == 302
    assert titled("Agenda").file_name == "report.pdf"


@pytest.mark.parametrize(
    ("changes", "file", "said"),
    [
        ({"title": ""}, sent(), "Give the title of the paper"),
        ({"link": "javascript:alert(1)"}, None, "A link must begin with https:// or http://"),
        ({"link": "https://example.org/"}, sent(), "Give a file or a link, not both"),
        ({"kind": "poem"}, None, "poem is not one of the available choices"),
        ({"kind": ""}, None, "Choose what it is"),
        ({"restricted_category": ""}, sent(), "Choose whether it is open to the public or exempt"),
        ({"dated_on_day": "31", "dated_on_month": "11", "dated_on_year": "2014"}, sent(), "This must be a real day"),
        ({"dated_on_day": "16", "dated_on_month": "9", "dated_on_year": "14"}, sent(), "Give the year in four figures"),
        (
            {"dated_on_day": "16", "dated_on_month": "9", "dated_on_year": "9" * 20},
            sent(),
            "Give the year in four figures",
        ),
        ({}, sent("plan.pdf", b"MZ"), "The file is a program"),
        ({}, sent("plan.pdf", b""), "The file is empty"),
        ({"title": "AB 01/02/2003"}, sent(), "looks like a child's initials with a date"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_the_typing_is_kept(signed_in, changes, file, said):
    browser = signed_in("qa@example.org")
    before = Change.objects.count()
    sends = typed(browser.get(NEW), **{**MINUTES, "appendix": "9", **changes})
    if file:
        file.seek(0)
        sends["file"] = file
    answer = browser.post(NEW, sends)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert 'value="9"' in answer.content.decode()
    assert Change.objects.count() == before
    if file and "The file" not in said:
        assert CHOOSE_AGAIN in words_of(answer)


def test_everything_that_is_wrong_is_told_at_once(signed_in):
    browser = signed_in("qa@example.org")
    told = typed(browser.get(NEW), link="ftp://example.org/", file=sent("plan.pdf", b"MZ"))
    words = words_of(browser.post(NEW, told))
    for said in ("Give the title of the paper", "Choose what it is", "is a program", "A link must begin", "or exempt"):
        assert said in words


def test_a_title_that_is_no_childs_is_added_once_somebody_says_why(signed_in):
    browser = signed_in("qa@example.org")
    answer = browser.post(NEW, typed(browser.get(NEW), **{**MINUTES, "title": "AB 01/02/2003"}))
    assert "If this does not identify a child, say why" in words_of(answer)
    assert browser.post(NEW, typed(answer, cleared_title="AB is the auditor")).status_code == 302


def test_a_form_without_its_mark_loses_nothing(signed_in):
    answer = signed_in("qa@example.org").post(NEW, {"title": "Typed title", "kind": "other"})
    assert answer.status_code == 422
    assert 'value="Typed title"' in answer.content.decode()


def test_a_newer_file_is_put_in_place_of_the_old(signed_in):
    browser, paper = signed_in("qa@example.org"), titled("Grade descriptions")
    page = f"{LIST}{paper.pk}/"
    days = {"dated_on_day": "13", "dated_on_month": "10", "dated_on_year": "2014"}
    told = typed(browser.get(page), because="A clearer copy", **days)
    answer = browser.post(page, {**told, "file": sent("clearer.pdf")}, follow=True)
    assert "Earlier versions (2)" in words_of(answer)
    assert "“Grade descriptions” is saved." in words_of(answer)
    again = browser.post(page, {**told, "file": sent("clearer.pdf")})
    assert again.status_code == 302
    assert titled("Grade descriptions").version == paper.version + 1


def test_the_second_of_two_sees_what_the_first_wrote_and_keeps_the_typing(signed_in):
    browser, paper = signed_in("qa@example.org"), titled("Grade descriptions")
    page = f"{LIST}{paper.pk}/"
    told = typed(browser.get(page), title="My title", because="Mine")
    documents.change(paper, Paper("Their title"), seen=paper.version, **by("democratic@example.org"))
    answer = browser.post(page, {**told, "file": sent()})
    assert answer.status_code == 422
    assert "Someone else changed this paper while you were typing" in words_of(answer)
    assert "Changed while you were typing" in words_of(answer)
    assert "Title Their title" in words_of(answer)
    assert 'value="My title"' in answer.content.decode()
    assert CHOOSE_AGAIN in words_of(answer)
    assert browser.post(page, {**typed(answer), "file": sent()}).status_code == 302
    assert titled("My title").file_name == "report.pdf"


def test_a_change_without_a_reason_or_of_nothing_is_not_saved(signed_in):
    browser, paper = signed_in("qa@example.org"), titled("Equality impact assessment: record that none is required")
    page = f"{LIST}{paper.pk}/"
    answer = browser.post(page, typed(browser.get(page), title="Another"))
    assert "Say why" in words_of(answer)
    answer = browser.post(page, typed(browser.get(page), because="No reason"))
    assert "Nothing was changed, so nothing is saved." in words_of(answer)


def test_who_may_not_read_an_exempt_paper_changes_it_blind(signed_in):
    paper = documents.add(
        Plan.objects.get(), Paper("Advice", link="https://example.org/secret", restricted_category="5"), **by()
    )
    browser, page = signed_in("democratic@example.org"), f"{LIST}{paper.pk}/"
    shown = browser.get(page)
    assert "secret" not in shown.content.decode()
    assert "What is kept now is exempt and not shown to you" in words_of(shown)
    assert "Open to the public" not in words_of(shown)
    assert browser.post(page, typed(shown, title="Legal advice", because="Clearer")).status_code == 302
    assert titled("Legal advice").link == "https://example.org/secret"
    for word in ("open", ""):
        told = typed(browser.get(page), restricted_category=word, because="Let me in")
        assert browser.post(page, told).status_code == 422
    assert titled("Legal advice").restricted_category == "5"


def test_why_an_exempt_file_was_replaced_is_told_to_who_may_open_it_alone(signed_in):
    told = by() | {"because": "The landlords' terms came to light"}
    exempt = Paper("Terms", restricted_category="3")
    paper = documents.add(Plan.objects.get(), exempt, upload=upload(PDF + b"%first"), **told)
    for number, why in ((b"%second", "They ask for more"), (b"%third", "They ask for less")):
        paper = documents.change(
            paper, exempt, seen=paper.version, upload=upload(PDF + number), **told | {"because": why}
        )
    for who, reads in {"qa": True, "democratic": False, "observer": False}.items():
        words = words_of(signed_in(f"{who}@example.org").get(LIST))
        assert ("Added on" in words, "They ask for more" in words, "came to light" in words) == (True, reads, reads), (
            who
        )
    for who, reads in {"qa": True, "democratic": False}.items():
        assert ("They ask for less" in words_of(signed_in(f"{who}@example.org").get(f"{LIST}{paper.pk}/"))) is reads


def test_a_paper_is_withdrawn_with_a_reason_and_brought_back(signed_in):
    browser, paper = signed_in("democratic@example.org"), titled("Grade descriptions")
    page = f"{LIST}{paper.pk}/withdraw/"
    first = browser.get(page)
    assert "Say why" in words_of(browser.post(page, typed(first)))
    told = typed(first, because="It belongs to another report")
    for _ in range(2):
        assert "is withdrawn" in words_of(browser.post(page, told, follow=True))
    stale = typed(first, because="Again", key="another key")
    assert "Somebody has withdrawn this paper already" in words_of(browser.post(page, stale, follow=True))
    assert browser.get(f"{LIST}{paper.pk}/").headers["Location"] == page
    back = browser.get(page)
    assert "It belongs to another report" in words_of(back)
    assert "is back" in words_of(browser.post(page, typed(back, because="It does not"), follow=True))


def test_a_reason_that_may_name_a_child_is_stopped_beside_its_box(signed_in):
    browser, paper = signed_in("qa@example.org"), titled("Grade descriptions")
    page = f"{LIST}{paper.pk}/withdraw/"
    answer = browser.post(page, typed(browser.get(page), because="AB 01/02/2003"))
    assert answer.status_code == 422
    assert "A reason is read by many" in words_of(answer)
