"""Adding actions, saying whether each is live, and what partners commit to: each refusal in its words."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from actionplan.commands import actions, findings
from actionplan.commands.recording import recording
from actionplan.models import Action, Change, Partner, StandingDecision
from actionplan.queries.positions import position_of
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, Commitment, DatePrecision, Standing
from tests.factories import Council, fresh

REVIEW = date(2015, 1, 31)


def test_an_action_keeps_its_first_date_and_its_address(council: Council):
    action = fresh(council.action(reference="4A.1"))
    assert (action.slug, action.reference, action.plan) == ("4a-1", "4A.1", council.plan)
    assert (action.first_due_on, action.first_due_words) == (action.due_on, action.due_words)
    assert (action.due_on, action.due_precision) == (date(2014, 12, 31), DatePrecision.MONTH)
    assert action.entered_at == action.change.at


@pytest.mark.parametrize("reference", ["4a-1", "4A 1", "", "…"])
def test_a_reference_that_is_taken_or_empty_is_refused(council: Council, reference):
    council.action(reference="4a-1")
    before = Change.objects.count()
    with pytest.raises(ValidationError) as refusal:
        council.action(reference=reference)
    assert refusal.value.message_dict == {"reference": [f"The reference “{reference}” is taken or empty."]}
    assert Change.objects.count() == before


def test_the_same_reference_may_stand_in_another_plan(council: Council):
    council.action(reference="4a-1")
    other = council.add_plan("other")
    source = findings.add_source(other, slug="service", name="S", **council.by())
    council.action(finding=council.add_finding(source=source, reference="4a"), reference="4a-1")
    assert Action.objects.filter(reference="4a-1").count() == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": ""}, "text"),
        ({"reference": "r" * 31}, "reference"),
        ({"restricted_note": "Words"}, "restricted_category"),
        ({"restricted_category": "1"}, "restricted_category"),
        ({"restricted_note": "Words", "restricted_category": "9"}, "restricted_category"),
    ],
)
def test_an_action_that_does_not_fit_is_refused_beside_its_field(council: Council, told, field):
    with pytest.raises(ValidationError) as refusal:
        council.action(**told)
    assert list(refusal.value.message_dict) == [field]
    assert not Action.objects.exists()


def test_restricted_words_on_an_action_are_kept_with_their_category(council: Council):
    action = fresh(council.action(restricted_note="About a person", restricted_category="1"))
    assert (action.restricted_note, action.restricted_category) == ("About a person", "1")


def state(council: Council, action: Action) -> ActionState:
    """What is shown today."""
    return position_of(action, on=council.today, policy=Policy()).state


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.SUPERSEDED, Standing.WITHDRAWN])
def test_an_action_leaves_the_plan_and_comes_back_with_reasons(council: Council, standing):
    action, heir = council.action(), council.action()
    more = {Standing.SUSPENDED: {"review_on": REVIEW}, Standing.SUPERSEDED: {"superseded_by": heir}}.get(standing, {})
    decision = council.stand(action, standing, **more)
    assert state(council, action) == ActionState(standing.value)
    assert decision.superseded_by == more.get("superseded_by")
    assert council.stand(action, Standing.LIVE).sequence == 2
    assert state(council, action) == ActionState.NOT_STARTED


@pytest.mark.parametrize("review_on", [None, date(2014, 9, 30), date(2014, 10, 1)])
def test_a_suspension_needs_a_later_day_to_be_looked_at_again(council: Council, review_on):
    with pytest.raises(ValidationError) as refusal:
        council.stand(council.action(), Standing.SUSPENDED, review_on=review_on)
    assert refusal.value.message_dict == {"review_on": ["Say when this will be looked at again: a day after today."]}


def test_a_superseded_action_names_another_of_its_plan_in_its_place(council: Council):
    action = council.action()
    source = findings.add_source(council.add_plan("other"), slug="s", name="S", **council.by())
    elsewhere = council.action(finding=council.add_finding(source=source))
    for successor in (None, action, elsewhere):
        with pytest.raises(ValidationError) as refusal:
            council.stand(action, Standing.SUPERSEDED, superseded_by=successor)
        assert refusal.value.message_dict == {
            "superseded_by": ["Choose the other action of this plan that takes its place."]
        }
    with pytest.raises(ValidationError, match="Only a superseded action"):
        council.stand(action, Standing.WITHDRAWN, superseded_by=council.action())
    assert not StandingDecision.objects.exists()


def test_the_database_itself_refuses_a_superseded_action_without_a_successor(council: Council):
    action = council.action()
    with recording("test", **council.by()) as record:
        row = StandingDecision(
            action=action, sequence=1, standing=Standing.SUPERSEDED, reason="Why", change=record.change
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            StandingDecision.objects.bulk_create([row])


def test_standings_follow_one_another_by_way_of_live(council: Council):
    action = council.action()
    with pytest.raises(ValidationError, match="This action is live already"):
        council.stand(action, Standing.LIVE)
    council.stand(action, Standing.WITHDRAWN)
    with pytest.raises(ValidationError, match="Bring the action back first: it is withdrawn"):
        council.stand(action, Standing.SUPERSEDED)
    assert StandingDecision.objects.count() == 1


@pytest.mark.parametrize("commitment", Commitment)
def test_a_partner_says_for_itself_whether_it_commits(council: Council, commitment):
    partner = a_partner_added(council)
    actions.commit_partner(partner, commitment, **council.by("partner"))
    assert fresh(partner).commitment == commitment
    assert Partner.history.filter(id=partner.pk).count() == 2


def a_partner_added(council: Council, organisation: str = "Health") -> Partner:
    """A partner of a new action."""
    action = council.action()
    with recording("test", **council.by()) as record:
        return record.add(Partner(action=action, organisation=council.organisations[organisation]))


def test_no_partner_commits_another(council: Council):
    partner = a_partner_added(council, "Police")
    with pytest.raises(PermissionDenied, match="A partner's commitment is its own to give, or the QA unit's to record"):
        actions.commit_partner(partner, Commitment.AGREED, **council.by("partner"))
    actions.commit_partner(partner, Commitment.DECLINED, **council.by("qa"))


def test_the_second_of_two_who_note_a_commitment_is_told(council: Council):
    partner = a_partner_added(council)
    mine, theirs = fresh(partner), fresh(partner)
    actions.commit_partner(theirs, Commitment.DECLINED, **council.by("partner"))
    with pytest.raises(ValidationError, match="Someone else changed this"):
        actions.commit_partner(mine, Commitment.AGREED, **council.by("qa"))
    assert fresh(partner).commitment == Commitment.DECLINED
