"""What hangs on many actions at once: names only of what stands and of what the reader may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, Contributor, Origin, Partner
from actionplan.queries.action_links import Links, links_of
from actionplan.queries.positions import positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import Commitment, OriginKind
from tests.factories import Council
from tests.queries.plans import DAY

pytestmark = pytest.mark.both_databases


@pytest.fixture
def action(council: Council) -> Action:
    """An action of a partner's post, with everything that can hang on one, some of it withdrawn."""
    finding = council.add_finding(requirements=["A plan for each"])
    made = council.action(finding=finding, owner=council.posts["partner"])
    health, police = council.organisations["Health"], council.organisations["Police"]
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        made.requirement = finding.requirements.get()
        record.save(made)
        record.add(Contributor(action=made, post=council.posts["owner"]))
        record.add(Contributor(action=made, post=council.posts["other_manager"], is_withdrawn=True))
        record.add(Partner(action=made, organisation=police, commitment=Commitment.DECLINED))
        record.add(Partner(action=made, organisation=health, commitment=Commitment.AGREED, is_withdrawn=True))
        record.add(Origin(action=made, kind=OriginKind.TRANSFORMATION_PLAN))
    return made


def links(council: Council, who: str) -> dict[int, Links]:
    findings = access.visible_findings(council.people[who], council.plan, on=DAY)
    found = positions(access.visible_actions(council.people[who], council.plan, on=DAY), on=DAY, policy=Policy())
    return links_of(found, findings)


def test_what_stands_is_named_and_what_is_withdrawn_is_not(council: Council, action: Action):
    assert links(council, "qa")[action.pk] == Links(
        contributors=("Head of owner",),
        partners=(("Police", Commitment.DECLINED),),
        origins=(OriginKind.TRANSFORMATION_PLAN,),
        requirement="A plan for each",
    )


def test_a_requirement_of_a_finding_closed_to_the_reader_is_left_out(council: Council, action: Action):
    assert links(council, "partner")[action.pk].requirement == ""


def test_an_action_on_which_nothing_hangs_has_empty_links(council: Council):
    bare = council.action()
    assert links(council, "qa")[bare.pk] == Links()


def test_many_actions_take_four_queries(council: Council, action: Action):
    for _ in range(3):
        council.action()
    findings = access.visible_findings(council.qa, council.plan, on=DAY)
    found = positions(access.visible_actions(council.qa, council.plan, on=DAY), on=DAY, policy=Policy())
    with CaptureQueriesContext(connection) as asked:
        links_of(found, findings)
    assert len(asked) == 4
