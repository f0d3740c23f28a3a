"""What somebody trying hard found: drafts that no database takes, circles of actions, and decisions on one's own."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import bulk, drafts, people, progress
from actionplan.commands.drafts import MOST_CHARACTERS
from actionplan.models import Action, IdentityClearance
from actionplan.queries.bulk import NewOwner
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Role, Standing
from tests.factories import Council, ProgressFactory, fresh

JANUARY = date(2015, 1, 31)


def given_away(council: Council, action: Action, to: str) -> None:
    """Another post answers for the action from now on."""
    bulk.change(council.plan, [action.pk], NewOwner(council.posts[to], keeps_former=False), **council.by())


def test_a_draft_with_a_null_character_is_kept_without_it(council: Council):
    drafts.keep("/x/", {"hap\0pened": ["26\0 of 57"]}, by=council.owner, at=council.tick())
    assert drafts.of("/x/", by=council.owner).fields == {"happened": ["26 of 57"]}


def test_the_names_of_boxes_count_as_what_is_kept(council: Council):
    with pytest.raises(ValidationError, match="too long to be kept"):
        drafts.keep("/x/", {"x" * MOST_CHARACTERS: ["y"]}, by=council.owner, at=council.tick())


@pytest.mark.parametrize("gone", [Standing.SUPERSEDED, Standing.WITHDRAWN])
def test_an_action_that_is_gone_takes_no_others_place(council: Council, gone):
    one, other = council.action(), council.action()
    council.stand(one, gone, superseded_by=other if gone == Standing.SUPERSEDED else None)
    with pytest.raises(ValidationError) as refusal:
        council.stand(other, Standing.SUPERSEDED, superseded_by=one)
    told = f"{one.reference} is {gone.label.lower()}. Choose an action that is in the plan."
    assert refusal.value.message_dict == {"superseded_by": [told]}


def test_no_change_says_cleared_words_again_without_asking_anew(council: Council):
    action = council.action()
    cleared = {"next": "The address of the council"}
    told = {"said_on": council.today, "next": "Meet at SO14 7LY", "cleared": cleared}
    progress.record(action, ProgressFactory(status=DeliveryStatus.ON_TRACK, **told), **council.by("owner"))
    council.go_to(council.today + timedelta(days=3))
    assert fresh(progress.repeat(action, **council.by("owner"))).next == "Meet at SO14 7LY"
    assert IdentityClearance.objects.count() == 1


def test_a_date_asked_for_on_behalf_of_a_post_is_not_decided_by_its_holder_after_the_action_has_gone(council: Council):
    people.give_role(council.other_manager, Role.DIRECTOR, **council.by("admin"))
    action = council.action(owner=council.posts["other_manager"])
    request = council.ask(action, JANUARY, who="qa")
    given_away(council, action, "owner")
    with pytest.raises(PermissionDenied, match="Somebody else must decide"):
        council.answer(request, who="other_manager")
    assert council.answer(request).is_agreed


def test_a_claim_made_on_behalf_of_a_post_is_not_assured_by_who_stands_in_for_it_after_the_action_has_gone(
    council: Council,
):
    action = council.action(owner=council.posts["other_manager"])
    council.claim(action, who="qa")
    people.name_stand_in(council.posts["other_manager"], council.other_qa, until=JANUARY, **council.by())
    given_away(council, action, "owner")
    council.add_person("third_qa", Role.QA)
    with pytest.raises(PermissionDenied, match="Somebody else must decide"):
        council.decide(action, AssuranceOutcome.ASSURED, who="other_qa")
    assert council.decide(action, AssuranceOutcome.ASSURED, who="third_qa").outcome == AssuranceOutcome.ASSURED
