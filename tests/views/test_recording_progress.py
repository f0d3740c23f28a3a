"""Recording progress in the browser's own words: what is asked, what is refused, and that nothing typed is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actionplan.commands.progress import KEPT, Progress, says
from actionplan.models import Action, Change, IdentityClearance, ProgressUpdate
from config import clock

PAGE = "/ofsted-2014/actions/4c-1/progress/new/"
TYPED = {
    "key": "a key of this form",
    "status": "at_risk",
    "at_risk_reason": "Three landlords have not agreed the safe standard.",
    "at_risk_recovery": "Agree it on 12 December; visits restart on 15 December.",
    "happened": "Visits have stopped at 26 of 57.",
    "next": "12 December: standard agreed.",
    "impact": "early_signs",
    "difference": "26 young people visited.",
}


@pytest.fixture
def action(told, db):
    return Action.objects.get(slug="4c-1")


@pytest.fixture
def owner(signed_in):
    return signed_in("pathways@example.org")


def typed(action, **changes):
    return TYPED | {"seen": action.updates.count()} | changes


def test_an_update_is_recorded_with_who_when_and_why(owner, action):
    answer = owner.post(PAGE, typed(action))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ofsted-2014/actions/4c-1/")
    update = action.updates.first()
    assert (update.status, update.impact) == ("at_risk", "early_signs")
    assert (update.reason, update.recovery) == (TYPED["at_risk_reason"], TYPED["at_risk_recovery"])
    assert update.change.by.email == "pathways@example.org"
    assert update.change.on_behalf_of is None
    assert update.said_on == clock.today()


def test_the_same_form_sent_twice_makes_one_update(owner, action):
    before = action.updates.count()
    first, second = (owner.post(PAGE, typed(action, seen=before)) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert action.updates.count() == before + 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"at_risk_reason": ""}, "Say why it is at risk"),
        ({"at_risk_recovery": " "}, "Say what will bring it back, and by when"),
        ({"status": "off_track"}, "Say why it is off track"),
        ({"status": ""}, "Choose where this action is now"),
        ({"status": "splendid"}, "Select a valid choice"),
        ({"impact": ""}, "Choose what difference it has made"),
        ({"status": "not_started"}, "This action has started"),
        ({"said_on_day": "31", "said_on_month": "11", "said_on_year": "2014"}, "This must be a real day"),
        ({"said_on_day": "1", "said_on_month": "", "said_on_year": "2014"}, "Give the day, the month and the year"),
        ({"said_on_day": "x", "said_on_month": "1", "said_on_year": "2014"}, "Use numbers"),
        ({"said_on_day": "1", "said_on_month": "1", "said_on_year": "2099"}, "or before"),
        ({"said_on_day": "1", "said_on_month": "1", "said_on_year": "9" * 20}, "Give the year in four figures"),
        ({"said_on_day": "9" * 20, "said_on_month": "1", "said_on_year": "2014"}, "This must be a real day"),
        ({"said_on_day": "27", "said_on_month": "11", "said_on_year": "14"}, "Give the year in four figures"),
        ({"happened": "x" * 4001}, "Use 4000 characters or fewer"),
        ({"restricted_note": "A matter of law"}, "Schedule 12A category"),
        ({"happened": "JS (12/03/2001) has moved."}, "looks like"),
        ({"difference": "Her NHS number is 943 476 5919."}, "looks like"),
    ],
)
def test_wrong_input_gets_a_message_and_loses_nothing(owner, action, changes, message):
    before, changed = action.updates.count(), Change.objects.count()
    answer = owner.post(PAGE, typed(action, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert "There is a problem" in page
    for name in ("next", "at_risk_reason"):
        if name not in changes:
            assert TYPED[name] in page
    assert (action.updates.count(), Change.objects.count()) == (before, changed)


def test_words_that_look_like_a_child_are_recorded_once_somebody_says_why_they_are_not(owner, action):
    words = "The form (JS 12/03/2001) is the sample of the supplier."
    assert owner.post(PAGE, typed(action, happened=words)).status_code == 422
    because = "It is the supplier's own test record"
    assert owner.post(PAGE, typed(action, happened=words, cleared_happened=because)).status_code == 302
    clearance = IdentityClearance.objects.get()
    assert (clearance.because, clearance.where) == (because, "progress.4c-1.happened")
    assert "JS" not in clearance.fingerprint


def test_the_second_of_two_people_sees_the_firsts_words_and_keeps_their_own(owner, signed_in, action):
    seen = action.updates.count()
    theirs = {"status": "on_track", "impact": "not_yet_evidenced", "happened": "We spoke to all the landlords."}
    colleague = signed_in("qa.lead@example.org")
    assert colleague.post(PAGE, theirs | {"key": "another", "seen": seen}).status_code == 302
    answer = owner.post(PAGE, typed(action, seen=seen))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Someone else updated this action" in page
    assert "We spoke to all the landlords." in page
    assert TYPED["happened"] in page
    again = owner.post(PAGE, typed(action, seen=answer.context["form"]["seen"].value()))
    assert again.status_code == 302
    assert action.updates.first().happened == TYPED["happened"]


@pytest.mark.parametrize("seen", ["", "all of them"])
def test_a_form_that_does_not_say_which_updates_were_read_keeps_the_typing_and_shows_them(owner, action, seen):
    before = action.updates.count()
    answer = owner.post(PAGE, typed(action, seen=seen))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.index("The page did not say which updates you had read") < page.index(TYPED["happened"])
    assert action.updates.count() == before
    again = owner.post(PAGE, typed(action, seen=answer.context["form"]["seen"].value()))
    assert (again.status_code, action.updates.count()) == (302, before + 1)


def test_a_form_without_its_key_keeps_the_typing_and_gets_another(owner, action):
    answer = owner.post(PAGE, typed(action, key=""))
    assert answer.status_code == 422
    assert "The form came without the mark" in answer.content.decode()
    assert TYPED["happened"] in answer.content.decode()
    assert owner.post(PAGE, typed(action, key=answer.context["form"]["key"].value())).status_code == 302


def test_typing_for_another_post_says_on_whose_behalf(signed_in, action):
    signed_in("qa.lead@example.org").post(PAGE, typed(action))
    assert action.updates.first().change.on_behalf_of == action.owner


CLOSED = {
    "restricted_note": "Advice of counsel.",
    "restricted_category": "5",
    "public_summary": "Advice was taken.",
}


def test_a_restricted_note_needs_both_its_words_and_its_category(owner, action):
    sent = typed(action, **CLOSED)
    assert owner.post(PAGE, sent).status_code == 302
    assert action.updates.first().restricted_note == "Advice of counsel."


@pytest.mark.parametrize(
    ("without", "why"),
    [
        ("public_summary", "Say what everybody may read in the place of what is restricted"),
        ("restricted_category", "Restricted words need their Schedule 12A category"),
        ("restricted_note", "Restricted words need their Schedule 12A category"),
    ],
)
def test_restricted_words_come_with_why_and_with_what_everybody_may_read_instead(owner, action, without, why):
    before = action.updates.count()
    answer = owner.post(PAGE, typed(action, **CLOSED | {without: ""}))
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert action.updates.count() == before


def test_what_stands_in_the_place_of_restricted_words_is_read_by_members_and_officers(owner, action, signed_in):
    assert owner.post(PAGE, typed(action, **CLOSED)).status_code == 302
    said = "is restricted (category 5: legal professional privilege). In its place: Advice was taken."
    for who, page in (
        ("councillor", "scrutiny/actions/4c-1/"),
        ("councillor", "scrutiny/findings/4c/"),
        ("councillor", "scrutiny/"),
        ("observer", "actions/4c-1/"),
    ):
        shown = signed_in(f"{who}@example.org").get(f"/ofsted-2014/{page}").content.decode()
        assert said in shown, page
        assert "Advice of counsel" not in shown, page


def test_what_everybody_may_read_instead_identifies_no_child(owner, action):
    answer = owner.post(PAGE, typed(action, **CLOSED | {"public_summary": "JS (12/03/2001) has moved."}))
    assert (answer.status_code, "looks like" in answer.content.decode()) == (422, True)


def test_an_assured_action_takes_no_update_and_says_why(signed_in, told, db):
    assured = ProgressUpdate.objects.filter(assurance_decisions__outcome="assured").first().action
    page = f"/ofsted-2014/actions/{assured.slug}/progress/new/"
    answer = signed_in("qa.lead@example.org").post(page, typed(assured, key="k2", status="on_track"))
    assert answer.status_code == 422
    assert "complete and assured" in answer.content.decode()


def test_a_session_that_ended_is_led_back_after_signing_in(client, told, db, action):
    answer = client.post(PAGE, typed(action))
    assert answer.headers["Location"] == f"/accounts/login/?next={PAGE}"


def test_the_demonstration_clock_ticks_from_december_2014(told, db):
    first = clock.now()
    assert (first.year, first.month, first.day) == (2014, 12, 4)
    assert timedelta() <= clock.now() - first < timedelta(minutes=1)


def test_a_form_changed_after_it_was_saved_is_not_taken_for_a_double_click(owner, action):
    before = action.updates.count()
    assert owner.post(PAGE, typed(action, seen=before)).status_code == 302
    answer = owner.post(PAGE, typed(action, seen=before, happened="And now 31 of 57."))
    assert answer.status_code == 422
    assert "You saved this form before" in answer.content.decode()
    assert "And now 31 of 57." in answer.content.decode()
    assert action.updates.count() == before + 1
    form = answer.context["form"]
    again = typed(action, happened="And now 31 of 57.", key=form["key"].value(), seen=form["seen"].value())
    assert owner.post(PAGE, again).status_code == 302
    assert action.updates.count() == before + 2


def test_a_claim_that_is_being_checked_takes_no_other_update(owner, told, db):
    claimed = Action.objects.get(slug="4c-3")
    page = "/ofsted-2014/actions/4c-3/progress/new/"
    answer = owner.post(page, typed(claimed, status="on_track"))
    assert answer.status_code == 422
    assert "The QA unit is checking the claim" in answer.content.decode()


def test_going_back_and_saving_the_same_words_again_makes_no_second_update(owner, action):
    before = action.updates.count()
    assert owner.post(PAGE, typed(action)).status_code == 302
    again = owner.post(PAGE, typed(action, key="the key of the page fetched anew"))
    assert (again.status_code, action.updates.count()) == (302, before + 1)
    assert owner.post(PAGE, typed(action, key="a third", impact="evident")).status_code == 302
    assert action.updates.count() == before + 2


EARLIER = {"said_on_day": "1", "said_on_month": "12", "said_on_year": "2014"}


@pytest.mark.parametrize("changes", [{"impact": "evident"}, EARLIER, {"restricted_category": "2"}, {"next": "Later."}])
def test_a_change_of_one_answer_alone_is_not_taken_for_a_double_click(owner, action, changes):
    first = typed(action, **CLOSED)
    assert owner.post(PAGE, first).status_code == 302
    answer = owner.post(PAGE, first | changes)
    assert answer.status_code == 422
    assert "You saved this form before" in answer.content.decode()
    form = answer.context["form"]
    again = first | changes | {"key": form["key"].value(), "seen": form["seen"].value()}
    assert owner.post(PAGE, again).status_code == 302
    assert action.updates.count() == first["seen"] + 2


def test_an_update_is_the_same_only_where_every_field_it_keeps_is(owner, action):
    assert owner.post(PAGE, typed(action)).status_code == 302
    recorded = action.updates.first()
    said = Progress(**{name: getattr(recorded, name) for name in KEPT})
    assert says(recorded, said)
    assert not says(recorded, replace(said, impact_on=said.said_on - timedelta(days=1)))


def test_the_same_claim_after_it_was_returned_is_a_new_one(owner, told, db):
    returned = Action.objects.get(slug="4c-5")
    page = "/ofsted-2014/actions/4c-5/progress/new/"
    newest = returned.updates.order_by("-sequence").first()
    same = {name: getattr(newest, name) for name in ("happened", "next", "difference", "impact", "status")}
    day = {
        "said_on_day": newest.said_on.day,
        "said_on_month": newest.said_on.month,
        "said_on_year": newest.said_on.year,
    }
    before = returned.updates.count()
    assert owner.post(page, same | day | {"key": "claimed again", "seen": before}).status_code == 302
    assert returned.updates.count() == before + 1


def test_an_owner_is_shown_the_way_to_their_other_actions(owner, action):
    page = owner.post(PAGE, typed(action), follow=True).content.decode()
    assert (
        'Your update of 4c-1 is recorded. <a class="govuk-notification-banner__link" href="/ofsted-2014/mine/">' in page
    )
