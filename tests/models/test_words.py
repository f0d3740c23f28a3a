"""How stored rows name themselves, and the people who sign in."""

from datetime import date

from actionplan.commands import scrutiny
from actionplan.models import Body, Change, Person, Requirement
from tests.factories import Council


def test_rows_name_themselves_as_lists_show_them(council: Council):
    action = council.action(reference="4a-1", text="Train every councillor")
    finding = council.add_finding(reference="4b", title="In work", requirements=["A plan for each"])
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by())
    meeting = scrutiny.call_meeting(body, held_on=date(2014, 11, 27), **council.by())
    assert str(action) == "4a-1 Train every councillor"
    assert str(finding) == "4b In work"
    assert str(council.source) == "Council services"
    assert str(Requirement.objects.get()) == "A plan for each"
    assert str(council.plan) == council.plan.title
    assert str(meeting) == "Scrutiny panel, 27 November 2014"
    assert str(Body.objects.get()) == "Scrutiny panel"
    assert str(council.posts["owner"]) == "Head of owner"
    assert str(council.organisations["Health"]) == "Health"
    assert str(council.qa) == "qa"
    assert str(Change.objects.first()) == "1 people.add_first"


def test_a_person_is_found_by_their_address_whatever_its_capitals(council: Council):
    assert Person.objects.get_by_natural_key("QA@Example.org") == council.qa
