"""Changing an action in the plan: every field with a reason, its links by rows, and each refusal in its words."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import actions, editing, findings
from actionplan.commands.action_words import ActionWords, DueDate
from actionplan.models import Action, Contributor, Finding, IdentityClearance, Origin, Requirement
from actionplan.queries.editing import NO_LINKS, ActionLinks, links_of, mark_of
from actionplan.vocabulary import DatePrecision, OriginKind, Standing
from tests.factories import Council, fresh

MARCH = DueDate(date(2015, 3, 31), "end of March 2015", DatePrecision.MONTH)


def words_of(action: Action, **told: object) -> ActionWords:
    """What an action says now, but for what is told."""
    columns = ("finding", "reference", "text", "requirement", "owner", "success_measure", "resources")
    now = fresh(action)
    said = {name: getattr(now, name) for name in columns} | {"links": links_of(now)}
    return ActionWords(**said | told)


def change(council: Council, action: Action, **told: object) -> Action:
    """Change it as somebody who has just read it."""
    due = told.pop("due", None)
    return editing.change(action, words_of(action, **told), due=due, seen=mark_of(action), **council.by())


def links(council: Council) -> ActionLinks:
    """One of each kind."""
    return ActionLinks(
        contributors=frozenset({council.posts["other_manager"].pk}),
        partners=frozenset({council.organisations["Police"].pk}),
        also_serves=frozenset({council.add_finding(reference="4b").pk}),
        origins={OriginKind.THIS_INSPECTION: "", OriginKind.TRANSFORMATION_PLAN: "Project 7"},
    )


def test_an_action_is_added_with_all_that_hangs_on_it(council: Council):
    required = add_requirement(council)
    hanging = links(council)
    action = council.action(requirement=required, resources="£10", links=hanging)
    assert links_of(action) == hanging
    assert (fresh(action).requirement, fresh(action).resources) == (required, "£10")


def add_requirement(council: Council) -> Requirement:
    finding = council.add_finding(reference="4r", requirements=["A pathway plan for each"])
    council.finding = finding
    return finding.requirements.get()


def test_its_own_post_and_finding_are_not_said_twice(council: Council):
    own = ActionLinks(frozenset({council.posts["owner"].pk}), also_serves=frozenset({council.finding.pk}))
    assert links_of(council.action(links=own)) == NO_LINKS


def test_a_reference_once_used_is_never_another_actions_and_may_be_ones_own_again(council: Council):
    gone, action = council.action(reference="4a-9"), council.action(reference="4a-1")
    council.stand(gone, Standing.WITHDRAWN)
    change(council, action, reference="4a-7")
    change(council, action, reference="4a-8")
    for reference in ("4a-9", "4a-1", "4A 7"):
        with pytest.raises(ValidationError, match="is taken or empty"):
            council.action(reference=reference)
    assert change(council, action, reference="4a-1").slug == "4a-1"


def test_everything_but_the_dates_is_changed_and_the_address_stays(council: Council):
    action = council.action(reference="4a-1")
    other = council.add_finding(reference="4c", requirements=["Plans on time"])
    told = {
        "finding": other,
        "requirement": other.requirements.get(),
        "reference": "4c-1",
        "text": "Do it better",
        "owner": council.posts["other_manager"],
        "success_measure": "90%",
        "resources": "One post",
    }
    changed = fresh(change(council, action, **told))
    assert {name: getattr(changed, name) for name in told} == told
    assert (changed.slug, changed.first_due_on, changed.version) == ("4a-1", date(2014, 12, 31), 2)
    assert changed.change.command == "editing.change"


def test_links_are_withdrawn_and_brought_back_and_never_erased(council: Council):
    action = council.action(links=links(council))
    hanging = links_of(action)
    change(council, action, links=NO_LINKS)
    assert links_of(action) == NO_LINKS
    assert Contributor.objects.get(action=action).is_withdrawn
    change(council, action, links=hanging)
    assert links_of(action) == hanging
    assert Contributor.objects.filter(action=action).count() == 1
    change(council, action, links=replace(hanging, origins={OriginKind.TRANSFORMATION_PLAN: "Project 8"}))
    assert Origin.objects.get(kind=OriginKind.TRANSFORMATION_PLAN).note == "Project 8"
    assert fresh(action).version == 1


def test_the_second_of_two_is_told_also_when_only_a_link_was_changed(council: Council):
    action = council.action()
    seen = mark_of(action)
    change(council, action, links=ActionLinks(origins={OriginKind.THIS_INSPECTION: ""}))
    with pytest.raises(ValidationError) as refusal:
        editing.change(action, words_of(action, text="Mine"), seen=seen, **council.by())
    assert refusal.value.code == "conflict"


def test_a_partners_commitment_is_no_editing_of_the_action(council: Council):
    action = council.action(links=ActionLinks(partners=frozenset({council.organisations["Health"].pk})))
    seen = mark_of(action)
    actions.commit_partner(action.partners.get(), "agreed", **council.by("partner"))
    assert mark_of(action) == seen


def test_the_first_date_is_given_once_and_then_only_asked_for(council: Council):
    action = council.action(due=DueDate(None, "TBC"))
    changed = fresh(change(council, action, due=MARCH))
    assert (changed.first_due_on, changed.due_on, changed.due_precision) == (MARCH.on, MARCH.on, DatePrecision.MONTH)
    with pytest.raises(ValidationError) as refusal:
        change(council, action, due=DueDate(date(2015, 6, 30), "June 2015", DatePrecision.MONTH))
    assert list(refusal.value.message_dict) == ["due"]


def test_a_text_that_may_identify_a_child_is_cleared_with_a_reason_or_refused(council: Council):
    action, told = council.action(), "Write to AB 01/02/2003"
    with pytest.raises(ValidationError) as refusal:
        change(council, action, text=told)
    assert refusal.value.error_dict["text"][0].code == "identity"
    change(council, action, text=told, cleared={"text": "A case number"})
    assert IdentityClearance.objects.get().because == "A case number"
    change(council, action, text=f"{told} soon")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": ""}, "text"),
        ({"reference": "…"}, "reference"),
        ({"restricted_note": "Words"}, "restricted_category"),
        ({"links": ActionLinks(also_serves=frozenset({0}))}, "also_serves"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_beside_its_field(council: Council, told, field):
    action = council.action()
    with pytest.raises(ValidationError) as refusal:
        change(council, action, **told)
    assert list(refusal.value.message_dict) == [field]
    assert fresh(action).version == 1


def test_a_requirement_of_another_finding_and_a_finding_of_another_plan_are_refused(council: Council):
    action = council.action()
    other = council.add_finding(reference="4c", requirements=["Plans on time"])
    with pytest.raises(ValidationError, match="something that the finding requires"):
        change(council, action, requirement=other.requirements.get())
    with pytest.raises(ValidationError, match="Choose a finding of this plan"):
        change(council, action, finding=foreign_finding(council))


def foreign_finding(council: Council) -> Finding:
    source = findings.add_source(council.add_plan("other"), slug="s", name="S", **council.by())
    return council.add_finding(source=source, reference="9z")


def test_nothing_changed_says_so_and_what_left_the_plan_is_brought_back_first(council: Council):
    action = council.action()
    with pytest.raises(ValidationError) as refusal:
        change(council, action)
    assert refusal.value.code == "unchanged"
    council.stand(action, Standing.WITHDRAWN)
    with pytest.raises(ValidationError, match="Bring it back before you change it"):
        change(council, action, text="Other")
