"""What an import may not do to a plan: mix two things up, take a date away, or bring an identity into the record."""

import pytest

from actionplan.commands import actions, dates, findings, people
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, Finding, ImportedRow, Organisation, Person
from actionplan.queries.findings import finding_positions
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.vocabulary import Standing
from tests.imports.conftest import DAY, look, take_in

DATED = ("4a-1", "4a", "Meet every month", "", "31/12/2014", "", "")


@pytest.fixture
def said(qa):
    return {"by": qa, "because": "A test", "at": IMPORTED_AT}


def moves(reference):
    return position_of(Action.objects.get(reference=reference), on=DAY, policy=policy_on(DAY)).number_of_moves


def due(words):
    return (*DATED[:4], words, *DATED[5:])


def test_references_that_differ_only_in_their_dots_are_two_actions(plan, qa, sheet):
    take_in(sheet(("1.12", "4a", "The first", "", "", "", ""), ("11.2", "4b", "The second", "", "", "", "")), plan, qa)
    assert [(a.reference, a.slug, a.text) for a in Action.objects.order_by("pk")] == [
        ("1.12", "1-12", "The first"),
        ("11.2", "11-2", "The second"),
    ]


def test_a_row_without_a_reference_never_takes_that_of_a_later_row(plan, sheet):
    shown = look(sheet(("", "4a", "Without", "", "", "", ""), ("4a-1", "4a", "With", "", "", "", "")), plan)
    assert [row.state for row in shown.rows] == ["new", "new"]
    assert [row.action.reference for row in shown.rows] == ["4a-2", "4a-1"]


def test_a_post_of_several_organisations_is_asked_for_unless_one_is_the_councils(plan, qa, sheet, said):
    health = Organisation.objects.get(name="Clinical Commissioning Group")
    people.add_post("Designated Lead", health, **said)
    people.add_post("Designated Lead", Organisation.objects.get(name="Hampshire Constabulary"), **said)
    path = sheet(("4a-1", "4a", "Meet", "Designated Lead", "", "", ""))
    [row] = look(path, plan).rows
    assert row.state == "refused"
    assert "several organisations: Clinical Commissioning Group, Hampshire Constabulary" in row.action.why
    council = Organisation.objects.get(name=plan.council)
    people.add_post("Designated Lead", council, **said)
    take_in(path, plan, qa)
    assert Action.objects.get().owner.organisation == council


def test_a_withdrawn_reference_is_never_used_for_another_thing(plan, qa, sheet, said):
    take_in(sheet(DATED), plan, qa)
    actions.decide_standing(Action.objects.get(), Standing.WITHDRAWN, **said)
    [row] = look(sheet(("4a-1", "4b", "An entirely different thing", "", "", "", "")), plan).rows
    assert row.state == "refused"
    assert "withdrawn" in row.action.why


def test_the_same_thing_in_a_sheet_again_is_brought_back(plan, qa, sheet, said):
    take_in(sheet(DATED), plan, qa)
    actions.decide_standing(Action.objects.get(), Standing.WITHDRAWN, **said)
    path = sheet((*DATED[:5], "On track", "Begun again"))
    [row] = look(path, plan).rows
    assert ("standing", "Withdrawn") in [(one.field, one.now) for one in row.differences]
    take_in(path, plan, qa)
    position = position_of(Action.objects.get(), on=DAY, policy=policy_on(DAY))
    assert (position.facts.standing, position.state) == (Standing.LIVE, "on_track")


def test_a_date_that_a_sheet_moves_counts_as_a_move_and_the_first_stays(plan, qa, sheet):
    take_in(sheet(DATED), plan, qa)
    take_in(sheet(due("31/03/2015")), plan, qa)
    action = Action.objects.get()
    assert (action.due_on.isoformat(), action.first_due_on.isoformat()) == ("2015-03-31", "2014-12-31")
    assert moves("4a-1") == 1
    take_in(sheet(due("30/06/2015")), plan, qa)
    assert moves("4a-1") == 2


def test_a_date_that_was_decided_since_stands_until_somebody_says_otherwise(plan, qa, sheet, said):
    take_in(sheet(DATED), plan, qa)
    asked = dates.ask(Action.objects.get(), to=DAY.replace(year=2015), **said)
    director = Person.objects.get(email="director@example.org")
    dates.decide(asked, is_agreed=True, **{**said, "by": director})
    [same] = look(sheet(DATED), plan).rows
    assert (same.state, [one.field for one in same.stands]) == ("unchanged", ["due"])
    assert "decided" in same.action.why
    [moved] = look(sheet(due("30/06/2015")), plan).rows
    assert (moved.state, [one.field for one in moved.conflicts]) == ("unchanged", ["due"])
    answers = {"conflicts": {moved.place: {"due": "sheet"}}}
    [taken] = look(sheet(due("30/06/2015")), plan, **answers).rows
    assert taken.action.changes == ("due",)


def test_a_sheet_takes_no_agreed_date_away(plan, qa, sheet):
    take_in(sheet(DATED), plan, qa)
    [row] = look(sheet(due("TBC")), plan).rows
    assert row.state == "unchanged"
    assert "“TBC”" in row.action.why


def test_a_sheet_does_not_go_before_a_decision_that_waits(plan, qa, sheet, said):
    take_in(sheet(DATED), plan, qa)
    dates.ask(Action.objects.get(), to=DAY.replace(year=2015), **said)
    [row] = look(sheet(due("30/06/2015")), plan).rows
    assert row.state == "unchanged"
    assert "waits for its decision" in row.action.why


def test_words_too_long_for_a_date_are_kept_whole_beside_it(plan, qa, sheet):
    words = "31 December 2014 " + "and then every month after that " * 10
    take_in(sheet(due(words)), plan, qa)
    action = Action.objects.get()
    assert len(action.due_words) == 200
    assert action.original_cells["Due date"].split() == words.split()


def test_a_name_too_long_for_a_post_refuses_its_row_and_no_other(plan, qa, sheet):
    long = ("4a-1", "4a", "Meet", "Head of " + "everything " * 30, "", "", "")
    path = sheet(long, ("4a-2", "4a", "Talk", "", "", "", ""))
    shown = look(path, plan)
    assert [row.state for row in shown.rows] == ["refused", "new"]
    take_in(path, plan, qa)
    assert Action.objects.get().text == "Talk"


def test_an_action_that_moves_to_another_finding_leaves_its_requirement_bare(plan, qa, sheet, said):
    headings = ("Ref", "Ofsted area for improvement", "Requirement", "Action")
    take_in(sheet(("4a-1", "4a", "Have a plan", "Write it"), headings=headings), plan, qa)
    take_in(sheet(("4a-1", "4b", "", "Write it"), headings=headings), plan, qa)
    assert Action.objects.get().requirement is None
    found = finding_positions(
        Finding.objects.filter(reference="4a"), Action.objects.all(), on=DAY, policy=policy_on(DAY)
    )
    assert "Have a plan" in [requirement.text for requirement in found[0].bare_requirements]


def test_no_identity_enters_the_record_by_a_row_that_was_not_written(plan, qa, sheet):
    path = sheet(
        ("4a-1", "4a", "Meet", "", "", "", ""),
        ("AB 12/03/2009", "4a", "Talk", "", "", "", ""),
        ("4a-3", "child AB dob 12/03/2009", "Ask", "", "", "", ""),
    )
    take_in(path, plan, qa)
    kept = " ".join(f"{row.reference} {row.why}" for row in ImportedRow.objects.all())
    assert "12/03/2009" not in kept
    assert ImportedRow.objects.count() == 3


def test_findings_whose_references_differ_in_their_dots_have_their_own_addresses(plan, qa, said):
    source = plan.sources.first()
    for reference in ("1.11", "11.1"):
        findings.add(source, reference=reference, title=reference, statement="Found.", **said)
    assert Finding.objects.filter(slug__in=["1-11", "11-1"]).count() == 2
    assert Person.objects.filter(email="qa@example.org").exists()
