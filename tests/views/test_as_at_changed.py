"""A page of the past says what was so then, after everything has changed; and nobody reads there what they may not."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from actionplan.commands import comments, editing, evidence, people, settings
from actionplan.commands.action_words import ActionWords
from actionplan.commands.evidence import Proof
from actionplan.models import Action
from actionplan.queries.editing import mark_of
from actionplan.vocabulary import DeliveryStatus, RestrictedCategory, Role
from tests.factories import Council
from tests.papers import upload
from tests.views.reading import text_of

BEFORE, AFTER = date(2014, 11, 1), date(2014, 11, 3)
OLD, NEW = "Visit every care leaver", "Write to every care leaver"


@pytest.fixture
def action(council: Council) -> Action:
    """An action of 1 November, changed in every way on 3 November: words, owner, holder, date, state and settings."""
    council.go_to(BEFORE)
    action = council.action(text=OLD, reference="4a-1")
    council.say(action, DeliveryStatus.ON_TRACK, happened="Ten were visited")
    council.go_to(AFTER)
    people.hand_over(council.posts["owner"], to=council.other_manager, **council.by("admin"))
    moved = council.move(action, date(2015, 2, 27)).request.action
    words = ActionWords(council.finding, "4a-1", NEW, owner=council.posts["other_manager"])
    editing.change(moved, words, seen=mark_of(Action.objects.get(pk=action.pk)), **council.by())
    council.say(action, DeliveryStatus.OFF_TRACK, who="qa", reason="It stopped", recovery="It starts again")
    settings.set_policy({"stale_days": 14}, from_on=AFTER, **council.by("admin"))
    return action


def reader(council: Council, who: str) -> Client:
    """The browser of one of the council's people."""
    browser = Client()
    browser.force_login(council.people[who])
    return browser


def words_of(browser: Client, page: str, day: date | None = None) -> str:
    """What a page says, as it stood or as it is."""
    answer = browser.get(f"/ofsted-2014/{page}", {"as-at": day.isoformat()} if day else {})
    assert answer.status_code == 200, text_of(answer)
    return text_of(answer)


@pytest.mark.parametrize("page", ["actions/4a-1/", "actions/", "findings/4a/", "overview/", "scrutiny/?list=all"])
def test_a_page_says_the_words_the_owner_and_the_state_of_its_day(council, action, page):
    browser = reader(council, "qa")
    page, _, query = page.partition("?")
    for day, text, owner, state in (
        (BEFORE, OLD, "Head of owner", "On track"),
        (AFTER, NEW, "Head of other", "Off track"),
    ):
        answer = browser.get(f"/ofsted-2014/{page}?{query}&as-at={day.isoformat()}")
        told = text_of(answer)
        said = told.rpartition("Key")[0] or told
        other = NEW if text == OLD else OLD
        if page != "overview/" or day == AFTER:
            assert text in said
        assert other not in said
        assert owner in said
        assert state in said


def test_the_action_page_says_its_date_its_update_and_who_held_the_post_then(council, action):
    browser = reader(council, "qa")
    before, after = (words_of(browser, "actions/4a-1/", day) for day in (BEFORE, AFTER))
    assert "Held by owner" in before
    assert "Held by other_manager" in after
    assert "31 December 2014 60 days left" in before
    assert "27 February 2015" in after
    assert "27 February 2015" not in before
    assert "It stopped" in after
    assert "It stopped" not in before
    assert "Updates: 1 " in before


def test_the_settings_are_those_of_the_day_and_the_glance_says_where_they_differ(council, action):
    browser = reader(council, "qa")
    assert "An update is due after 35 days" in words_of(browser, "overview/", BEFORE)
    assert "An update is due after 14 days" in words_of(browser, "overview/", AFTER)
    assert "Update owed 35 days Today: 14 days" in words_of(browser, f"plan/as-at/{BEFORE}/")
    assert "The same as today" in words_of(browser, f"plan/as-at/{AFTER}/")


def test_each_day_has_its_own_last_change(council, action):
    browser = reader(council, "councillor")
    before, after = (words_of(browser, "scrutiny/", day) for day in (BEFORE, AFTER))
    assert "of 1 November 2014 at 9:02am" in before
    assert "of 3 November 2014 at" in after


def test_who_may_look_is_asked_of_today_and_not_of_the_day_shown(council, action):
    people.give_role(council.stranger, Role.SENIOR_MANAGER, **council.by("admin"))
    assert OLD in words_of(reader(council, "stranger"), "actions/4a-1/", BEFORE)
    ended = reader(council, "observer").get("/ofsted-2014/actions/4a-1/?as-at=2014-11-01")
    assert ended.status_code == 403
    assert "Your access ended with 31 March 2015" in text_of(ended)


def test_the_owner_reads_and_is_offered_nothing_to_do(council, action):
    own = council.action(reference="4a-2", text="Their own")
    told = words_of(reader(council, "owner"), f"actions/{own.slug}/")
    assert "Record progress" not in told
    back = council.today
    people.hand_over(council.posts["owner"], to=council.owner, **council.by("admin"))
    browser = reader(council, "owner")
    assert "Record progress" in words_of(browser, f"actions/{own.slug}/")
    past = words_of(browser, f"actions/{own.slug}/", back)
    assert "Their own" in past
    for words in ("Record progress", "Add evidence", "Ask for a new due date", "Comments"):
        assert words not in past


def test_comments_stand_apart_from_the_past(council, action):
    comments.say(action, "Between us alone", is_question=False, **council.by())
    browser = reader(council, "qa")
    assert "Between us alone" in words_of(browser, "actions/4a-1/")
    assert "Between us alone" not in words_of(browser, "actions/4a-1/", AFTER)


@pytest.mark.parametrize(("who", "reads"), {"qa": True, "director": True, "other_manager": False}.items())
def test_evidence_restricted_since_is_closed_in_the_past_to_who_may_not_read_it_today(council, action, who, reads):
    proof = Proof("Audit of a family", council.today, link="https://www.example.org/")
    given = evidence.add(action, proof, **council.by())
    day = council.today
    council.go_to(date(2014, 11, 10))
    closed = replace(proof, restricted_category=RestrictedCategory.INDIVIDUAL)
    evidence.change(given, closed, seen=given.version, **council.by())
    evidence.change(given, replace(proof, title="Audit"), seen=given.version + 1, **council.by())
    said = words_of(reader(council, who), "actions/4a-1/", day)
    assert ("Audit of a family" in said) == reads
    assert ("1 is restricted" in said) != reads
    assert "Audit" in words_of(reader(council, who), "actions/4a-1/")


def test_a_file_of_then_is_the_one_that_the_link_opens(council, action):
    proof = Proof("Audit", council.today)
    given = evidence.add(action, proof, upload=upload(b"The first words", "one.txt"), **council.by())
    day = council.today
    council.go_to(date(2014, 11, 10))
    evidence.change(given, proof, upload=upload(b"Other words", "two.txt"), seen=given.version, **council.by())
    browser = reader(council, "qa")
    page = browser.get(f"/ofsted-2014/actions/4a-1/?as-at={day}").content.decode()
    address = page.split("Download the file")[0].rsplit('href="', 1)[1].split('"')[0]
    assert browser.get(address).getvalue() == b"The first words"


def test_a_day_before_the_plan_was_made_is_refused_though_the_record_had_begun(council, action):
    council.go_to(date(2014, 11, 20))
    other = council.add_plan("other")
    council.plan = other
    council.go_to(date(2014, 11, 25))
    answer = reader(council, "qa").get("/other/overview/?as-at=2014-11-01")
    assert answer.status_code == 422
    assert "The record of this plan begins on 20 November 2014" in text_of(answer)
    assert "The plan of another day" not in text_of(answer)
