"""Forms that are left, refused, sent without a session or by somebody else: the typing stands there again, once."""

import pytest
from django.test import Client

from actionplan.commands import drafts
from actionplan.forms.drafts import MARK, Mark, signed
from actionplan.models import Action, Draft, Person
from config import clock
from tests.told import PASSWORD
from tests.views.reading import text_of

PAGE = "/ofsted-2014/actions/4c-1/progress/new/"
WORDS = "Visits have stopped at 26 of 57."
TYPED = {"key": "a key of this form", "status": "on_track", "impact": "early_signs", "happened": WORDS}


@pytest.fixture
def action(told, db):
    return Action.objects.get(slug="4c-1")


@pytest.fixture
def owner(signed_in):
    return signed_in("pathways@example.org")


def person(name: str) -> Person:
    return Person.objects.get(email=f"{name}@example.org")


def opened(browser: Client, **typed: str) -> dict[str, str]:
    """The form of the page as a browser sends it, with what was typed into it."""
    answer = browser.get(PAGE)
    seen = str(answer.context["form"]["seen"].value())
    mark = str(answer.context["request"].draft_mark)
    return {**TYPED, "seen": seen, MARK: mark, **typed}


def kept_for(name: str) -> list[list[str]]:
    """What has happened, in the drafts of a person."""
    return [draft.fields["happened"] for draft in Draft.objects.filter(person=person(name))]


def test_what_is_typed_is_kept_while_it_is_typed_and_offered_when_the_page_opens_again(owner, action):
    sent = opened(owner)
    answer = owner.post("/drafts/", sent, headers={"accept": "application/json"})
    assert answer.json()["words"].startswith("Draft kept at ")
    page = owner.get(PAGE)
    assert page.context["form"]["key"].value() == TYPED["key"]
    assert WORDS in page.content.decode()
    assert "You began this on 4 December 2014" in text_of(page)
    assert "It is kept as you typed it" in text_of(owner.get("/ofsted-2014/mine/"))


def test_the_button_keeps_a_draft_without_a_script_and_the_other_throws_it_away(owner, action):
    sent = opened(owner)
    answer = owner.post("/drafts/", sent | {"draft": "keep"}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Only you can read it" in text_of(answer)
    answer = owner.post("/drafts/", {MARK: sent[MARK], "draft": "forget"}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert WORDS not in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_form_that_comes_back_with_an_error_stays_a_draft_until_it_is_saved(owner, action):
    sent = opened(owner, status="")
    assert owner.post(PAGE, sent).status_code == 422
    assert WORDS in owner.get(PAGE).content.decode()
    assert owner.post(PAGE, sent | {"status": "on_track"}).status_code == 302
    assert not Draft.objects.exists()


def test_a_day_in_three_boxes_and_choices_stand_in_a_draft_as_they_were_typed(owner, action):
    day = {"said_on_day": "31", "said_on_month": "11", "said_on_year": "2014"}
    owner.post("/drafts/", opened(owner, **day, status="off_track", off_track_reason="Money"))
    page = owner.get(PAGE).content.decode()
    assert 'value="31"' in page
    assert page.index('value="off_track"') < page.index("checked") < page.index("Money")


def test_what_a_signed_out_person_sends_stands_in_the_form_after_they_sign_in_again(owner, action):
    before, sent = action.updates.count(), opened(owner)
    owner.logout()
    answer = owner.post(f"{PAGE}?at=2&of=6", sent)
    assert answer.headers["Location"] == f"/accounts/login/?next={PAGE}%3Fat%3D2%26of%3D6&kept=yes"
    assert "What you typed is kept" in text_of(owner.get(answer.headers["Location"]))
    assert action.updates.count() == before
    told = {"login": "pathways@example.org", "password": PASSWORD, "next": PAGE}
    page = owner.post("/accounts/login/", told, follow=True)
    assert page.redirect_chain[-1][0] == PAGE
    assert WORDS in page.content.decode()
    assert owner.post(PAGE, sent).status_code == 302
    assert owner.post(PAGE, sent).status_code == 302
    assert (action.updates.count(), Draft.objects.count()) == (before + 1, 0)


@pytest.mark.parametrize("who", ["qa", "asc", "councillor", "health", "director"])
def test_somebody_else_who_signs_in_on_the_same_computer_never_sees_it(owner, signed_in, action, who):
    sent = opened(owner)
    owner.logout()
    owner.post(PAGE, sent)
    owner.force_login(person(who))
    for page in (PAGE, "/ofsted-2014/mine/", "/ofsted-2014/actions/4c-1/"):
        assert WORDS not in owner.get(page).content.decode()
    assert kept_for("pathways") == [[WORDS]]
    assert kept_for(who) == []


def test_a_form_that_somebody_else_sends_is_recorded_in_nobodys_name(owner, action):
    before, sent = action.updates.count(), opened(owner)
    owner.force_login(person("qa"))
    answer = owner.post(PAGE, sent)
    assert answer.status_code == 403
    assert "It is kept for the person who opened the page" in text_of(answer)
    assert WORDS not in answer.content.decode()
    assert (action.updates.count(), kept_for("pathways"), kept_for("qa")) == (before, [[WORDS]], [])
    assert owner.post("/drafts/", sent | {"happened": "Mine"}).status_code == 403
    assert kept_for("qa") == []


@pytest.mark.parametrize("mark", ["", "1:forged", signed(Mark(1, PAGE))[:-2] + "xx"])
def test_without_a_mark_of_ours_nothing_is_kept_for_anybody(client, owner, action, mark):
    assert client.post(PAGE, TYPED | {MARK: mark, "seen": "1"}).headers["Location"] == f"/accounts/login/?next={PAGE}"
    assert owner.post("/drafts/", TYPED | {MARK: mark}).status_code == 400
    assert not Draft.objects.exists()


def test_a_form_whose_secret_was_replaced_by_signing_in_elsewhere_says_so_and_is_kept(owner, action):
    sent, before = opened(owner), action.updates.count()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("pathways"))
    answer = strict.post(PAGE, sent)
    assert answer.status_code == 403
    assert "Nothing you typed is lost" in text_of(answer)
    assert f'href="{PAGE}"' in answer.content.decode()
    assert WORDS in strict.get(PAGE).content.decode()
    assert action.updates.count() == before


def test_a_secret_that_is_wrong_without_a_form_of_ours_is_refused_in_plain_words(told, db):
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})
    assert answer.status_code == 403
    assert "copy what you typed" in text_of(answer)


def test_a_server_that_died_after_saving_leaves_no_draft_to_be_saved_again(owner, action):
    sent, before = opened(owner), action.updates.count()
    owner.post("/drafts/", sent)
    left = Draft.objects.get()
    assert owner.post(PAGE, sent).status_code == 302
    Draft.objects.create(person=left.person, address=PAGE, fields=left.fields, saved_at=left.saved_at)
    assert not owner.get(PAGE).context["form"]["happened"].value()
    assert action.updates.count() == before + 1


def test_what_others_wrote_while_a_draft_lay_is_shown_before_it_is_saved(owner, signed_in, action):
    owner.post("/drafts/", opened(owner))
    other = signed_in("qa.lead@example.org")
    assert other.post(PAGE, opened(other, happened="All the landlords agreed.", key="another")).status_code == 302
    page = owner.get(PAGE)
    sent = TYPED | {"seen": page.context["form"]["seen"].value(), MARK: str(page.context["request"].draft_mark)}
    answer = owner.post(PAGE, sent)
    assert answer.status_code == 422
    assert "Recorded while you were typing" in text_of(answer)
    assert "All the landlords agreed." in answer.content.decode()
    assert WORDS in answer.content.decode()


def test_a_draft_is_kept_of_a_claim_that_somebody_made_meanwhile(owner, signed_in, action):
    owner.post("/drafts/", opened(owner))
    other = signed_in("qa.lead@example.org")
    assert other.post(PAGE, opened(other, status="complete", key="another")).status_code == 302
    page = owner.get(PAGE)
    assert "The QA unit is checking the claim" in text_of(page)
    assert WORDS in page.content.decode()


def test_who_comes_to_the_address_of_drafts_is_led_home(owner):
    assert owner.get("/drafts/").headers["Location"] == "/"


def test_a_page_nobody_typed_on_keeps_no_draft(owner, action):
    sent = opened(owner) | {"status": "", "impact": "", "happened": " "}
    owner.post("/drafts/", sent)
    assert not Draft.objects.exists()
    assert drafts.purge(at=clock.now()) == 0
