"""What children and young people say, on its own page: read by members, kept by the QA unit."""

import pytest
from django.test import Client

from actionplan.commands import voices
from actionplan.models import Person, Voice
from config import clock
from tests.views.forms_sent import Sent
from tests.views.reading import text_of

PAGE = "/ofsted-2014/voices/"
TYPED = {
    "who": "Foster carers' group",
    "number_heard": "11",
    "said_on_day": "3",
    "said_on_month": "12",
    "said_on_year": "2014",
    "text": "Tell us who the new worker is.",
}


@pytest.fixture
def qa(signed_in) -> Client:
    return signed_in("qa@example.org")


def typed(browser: Client, page: str, **changes: str) -> dict[str, object]:
    """What the QA unit sends from a form that it has opened."""
    form = browser.get(page).context["form"]
    return {"key": form["key"].value(), "seen": form["seen"].value() or "", **TYPED, **changes}


def test_members_read_what_four_groups_of_the_example_said(signed_in):
    page = text_of(signed_in("councillor@example.org").get(PAGE))
    assert page.count("heard") >= 4
    for who in ("Care leavers' forum", "Children in Care Council", "Parents and carers", "return interviews"):
        assert who in page
    assert "Keep what a group said" not in page
    assert Voice.objects.exclude(number_heard=None).filter(number_heard__lt=5).count() == 0


def test_what_the_qa_unit_keeps_is_read_by_members_at_once(qa, signed_in):
    assert qa.post(f"{PAGE}new/", typed(qa, f"{PAGE}new/")).status_code == 302
    page = text_of(signed_in("councillor@example.org").get(PAGE))
    assert "Tell us who the new worker is." in page
    assert "Tell us who the new worker is." in text_of(
        signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/")
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"who": ""}, "Name the group that was heard"),
        ({"number_heard": "4"}, "Write a number of 5 or more"),
        ({"number_heard": "some"}, "Write the number in figures"),
        ({"said_on_year": ""}, "Give the day, the month and the year"),
        ({"said_on_year": "2099"}, "or before"),
        ({"text": ""}, "Write what they said"),
        ({"text": "AB 01/02/2003 told us"}, "looks like"),
        ({"restricted_note": "A secret"}, "Restricted words need their Schedule 12A category"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(qa, changes, why):
    before = Voice.objects.count()
    answer = qa.post(f"{PAGE}new/", typed(qa, f"{PAGE}new/", **changes))
    assert (answer.status_code, Voice.objects.count()) == (422, before)
    assert why in text_of(answer)
    assert "Tell us who" in answer.content.decode() or "text" in changes


def test_a_form_sent_twice_is_kept_once(qa):
    before, sent = Voice.objects.count(), typed(qa, f"{PAGE}new/")
    assert [qa.post(f"{PAGE}new/", sent).status_code for _ in range(2)] == [302, 302]
    assert Voice.objects.count() == before + 1


def test_it_is_put_right_and_the_second_of_two_reads_the_firsts_words(qa, signed_in):
    page = f"{PAGE}{Voice.objects.first().pk}/"
    mine = typed(qa, page, text="Mine", because="A slip")
    theirs = signed_in("qa.lead@example.org")
    assert theirs.post(page, typed(theirs, page, text="Theirs", because="A slip")).status_code == 302
    answer = qa.post(page, mine)
    assert answer.status_code == 422
    assert "What stands now Theirs" in text_of(answer)
    form = answer.context["form"]
    again = mine | {"key": form["key"].value(), "seen": form["seen"].value()}
    assert qa.post(page, again).status_code == 302
    assert "Mine" in text_of(qa.get(PAGE))


def test_it_is_withdrawn_with_a_reason_and_its_address_is_gone(qa):
    voice = Voice.objects.first()
    page = f"{PAGE}{voice.pk}/withdraw/"
    sent = Sent(qa.get(page).content.decode()).fields
    assert [qa.post(page, sent).status_code for _ in range(2)] == [302, 302]
    assert voice.text not in text_of(qa.get(PAGE))
    assert qa.get(page).status_code == 404


def test_restricted_words_are_read_with_the_permission_and_their_category_by_all(qa, signed_in):
    sent = typed(qa, f"{PAGE}new/", restricted_note="A SECRET", restricted_category="1")
    assert qa.post(f"{PAGE}new/", sent).status_code == 302
    assert "Restricted (category 1: about an individual): A SECRET" in text_of(qa.get(PAGE))
    page = text_of(signed_in("councillor@example.org").get(PAGE))
    assert "Part of this is restricted (category 1: about an individual)." in page
    assert "SECRET" not in page


def test_voices_are_found_from_the_foot_of_every_page_by_who_may_read_them(signed_in):
    link = f'<a class="govuk-link" href="{PAGE}">Children&#x27;s voices</a>'
    for who, is_there in (("councillor", True), ("qa", True), ("health", False)):
        shown = " ".join(signed_in(f"{who}@example.org").get("/glossary/").content.decode().split())
        assert (link in shown) is is_there, who


def test_where_nothing_is_recorded_the_page_of_members_still_leads_to_voices_and_its_keepers_to_keeping_one(signed_in):
    keeper = Person.objects.get(email="qa@example.org")
    for row in Voice.objects.current():
        voices.withdraw(row, by=keeper, because="A test", at=clock.now())
    shown = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/")
    assert f'href="{PAGE}">How what they say is kept</a>' in shown.content.decode()
    for who, is_led in (("qa", True), ("councillor", False)):
        page = signed_in(f"{who}@example.org").get(PAGE)
        assert "Nothing that children, young people or families have said is recorded yet" in text_of(page)
        assert (f'href="{PAGE}new/"' in page.content.decode()) is is_led, who
