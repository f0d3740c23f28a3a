"""What is typed on the pages of dates, claims and standings is kept as progress is, and no further than it may be."""

import pytest

from actionplan.commands.drafts import MOST_CHARACTERS
from actionplan.forms.drafts import MARK
from actionplan.models import Draft, Person
from tests.views.reading import text_of

WORDS = "The housing board meets on 17 December."
PAGES = [
    ("pathways", "actions/4c-1/date/new/"),
    ("qa", "actions/4c-3/assurance/"),
    ("director", "actions/4b-1/date/decide/"),
    ("qa", "actions/4c-1/standing/"),
]


@pytest.mark.parametrize(("who", "page"), PAGES)
def test_a_reason_typed_by_somebody_who_was_signed_out_stands_there_after_signing_in(told, signed_in, db, who, page):
    browser, page = signed_in(f"{who}@example.org"), f"/ofsted-2014/{page}"
    opened = browser.get(page)
    sent = {"because": WORDS, MARK: str(opened.context["request"].draft_mark), "key": "a key"}
    browser.logout()
    assert browser.post(page, sent).headers["Location"].endswith("&kept=yes")
    browser.force_login(Person.objects.get(email=f"{who}@example.org"))
    again = browser.get(page)
    assert "You began this on" in text_of(again)
    assert again.context["form"]["because"].value() == WORDS


def test_what_a_page_asks_in_a_hidden_part_is_not_taken_from_a_draft(told, signed_in, db):
    page = "/ofsted-2014/actions/4a-1/assurance/"
    browser = signed_in("qa@example.org")
    mark = str(browser.get(page).context["request"].draft_mark)
    browser.post("/drafts/", {"because": WORDS, "outcome": "assured", MARK: mark, "key": "a key", "seen": "1"})
    form = browser.get(page).context["form"]
    assert (form["outcome"].value(), form["because"].value()) == ("reopened", WORDS)


def test_what_is_too_long_to_be_kept_is_never_said_to_be_kept(told, signed_in, db):
    page = "/ofsted-2014/actions/4c-1/progress/new/"
    browser = signed_in("pathways@example.org")
    mark = str(browser.get(page).context["request"].draft_mark)
    browser.logout()
    answer = browser.post(page, {"happened": "x" * (MOST_CHARACTERS + 1), MARK: mark, "key": "a key"})
    assert answer.status_code == 403
    assert "This is too long to be kept as a draft" in text_of(answer)
    assert "copy what you typed" in text_of(answer)
    assert "is lost" not in text_of(answer)
    assert not Draft.objects.exists()


def test_who_corrects_what_another_corrected_meanwhile_sees_those_words_and_keeps_their_own(told, signed_in, db):
    page = "/ofsted-2014/actions/4c-1/progress/3/correct/"
    said = {"status": "on_track", "impact": "early_signs", "because": "A wrong number"}
    owner, other = signed_in("pathways@example.org"), signed_in("qa@example.org")
    assert other.post(page, said | {"happened": "58 to reach.", "key": "one", "seen": "3"}).status_code == 302
    answer = owner.post(page, said | {"happened": "59 to reach.", "key": "two", "seen": "3"})
    assert answer.status_code == 422
    shown = text_of(answer)
    assert "Recorded while you were typing By Quality Assurance Unit Manager" in shown
    assert "58 to reach." in shown
    assert "59 to reach." in answer.content.decode()
    assert "/progress/4/correct/" not in answer.content.decode()
    assert "/progress/4/correct/" in other.get(page).content.decode()
