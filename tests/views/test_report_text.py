"""The text of the report on the page: who reads it, who edits it, and that no wording is lost."""

import pytest

from actionplan.commands import report_text
from actionplan.models import Plan, ReportText
from actionplan.vocabulary import ReportSection
from tests.views.test_documents import by, typed, words_of

PAGE = "/ofsted-2014/reports/text/"
EDIT = f"{PAGE}reasons/"


def reasons() -> ReportText:
    return ReportText.objects.get(section="reasons")


def test_every_section_is_shown_in_its_order_with_who_wrote_it_last(signed_in):
    words = words_of(signed_in("councillor@example.org").get(PAGE))
    places = [words.index(section.label) for section in ReportSection]
    assert places == sorted(places)
    assert "A workshop on 20 October took the draft further" in words
    assert "Last changed by Democratic Services Manager, 21 October 2014 at 4:20pm" in words
    assert "Edit" not in words


def test_a_section_without_words_says_so(signed_in):
    report_text.write(Plan.objects.get(), ReportSection.WARDS, "", seen=1, **by())
    assert "Wards and communities affected Not written yet." in words_of(signed_in("councillor@example.org").get(PAGE))
    assert "Why is it written now?" in words_of(signed_in("qa@example.org").get(f"{PAGE}wards/"))


@pytest.mark.parametrize("who", ["qa", "democratic"])
def test_who_keeps_the_text_edits_a_section_with_a_reason(signed_in, who):
    browser = signed_in(f"{who}@example.org")
    assert "Edit Brief summary" in words_of(browser.get(PAGE))
    told = typed(browser.get(EDIT), text="First.\r\n\r\nSecond <b>.", because="Agreed with legal services")
    answer = browser.post(EDIT, told, follow=True)
    assert "“Reasons for report recommendations” is saved." in words_of(answer)
    assert "<p>First.</p>\n\n<p>Second &lt;b&gt;.</p>" in answer.content.decode()
    assert answer.redirect_chain == [(f"{PAGE}#reasons", 302)]
    again = words_of(browser.get(EDIT))
    assert "Earlier wordings" in again
    assert "The report is required by law" in again


def test_a_text_without_a_reason_or_of_nothing_new_is_not_saved_and_the_typing_is_kept(signed_in):
    browser = signed_in("qa@example.org")
    answer = browser.post(EDIT, typed(browser.get(EDIT), text="Typed words"))
    assert answer.status_code == 422
    assert "Say why" in words_of(answer)
    assert "Typed words" in answer.content.decode()
    answer = browser.post(EDIT, typed(browser.get(EDIT), because="Tidying"))
    assert "Nothing was changed, so nothing is saved." in words_of(answer)


def test_the_second_of_two_sees_what_the_first_wrote_and_keeps_the_typing(signed_in):
    browser = signed_in("democratic@example.org")
    told = typed(browser.get(EDIT), text="My words", because="Mine")
    report_text.write(Plan.objects.get(), ReportSection.REASONS, "Their words", seen=1, **by())
    answer = browser.post(EDIT, told)
    assert answer.status_code == 422
    assert "Their words" in words_of(answer)
    assert "My words" in words_of(answer)
    assert browser.post(EDIT, typed(answer)).status_code == 302
    assert (reasons().text, reasons().version) == ("My words", 3)


def test_a_form_sent_twice_is_one_wording_and_what_changed_since_is_asked_about(signed_in):
    browser = signed_in("qa@example.org")
    told = typed(browser.get(EDIT), text="Once", because="Shorter")
    for _ in range(2):
        assert browser.post(EDIT, told).status_code == 302
    assert reasons().version == 2
    answer = browser.post(EDIT, {**told, "text": "Twice"})
    assert "You saved this form before" in words_of(answer)
    assert browser.post(EDIT, typed(answer)).status_code == 302
    assert reasons().text == "Twice"


def test_words_that_may_name_a_child_are_stopped_beside_the_box_until_somebody_says_why(signed_in):
    browser = signed_in("qa@example.org")
    answer = browser.post(EDIT, typed(browser.get(EDIT), text="Read at SO14 7LY", because="The place"))
    assert "looks like a postcode" in words_of(answer)
    assert "If this does not identify a child, say why" in words_of(answer)
    assert browser.post(EDIT, typed(answer, cleared_text="The address of a hall")).status_code == 302


def test_a_text_longer_than_a_section_may_be_is_refused_in_words(signed_in):
    browser = signed_in("qa@example.org")
    answer = browser.post(EDIT, typed(browser.get(EDIT), text="x" * 20_001, because="Longer"))
    assert "Use 20,000 characters or fewer" in words_of(answer)


def test_a_form_without_the_version_it_was_typed_on_is_asked_for_again(signed_in):
    browser = signed_in("qa@example.org")
    told = typed(browser.get(EDIT), text="Typed words", because="Shorter", seen="")
    answer = browser.post(EDIT, told)
    assert "The page did not say which version you had read" in words_of(answer)
    assert browser.post(EDIT, typed(answer)).status_code == 302
