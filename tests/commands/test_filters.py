"""Filters with names: a person's own, shared by who reads the whole plan, and gone with the roles."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands import filters, people
from actionplan.models import Change, RoleHeld, SavedFilter
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import action_list
from actionplan.queries.filters import filters_for, kept_of
from actionplan.rules.policy import Policy
from tests.factories import Council, fresh


def save(council: Council, name: str, query: str = "due=overdue", who: str = "qa", *, is_shared: bool = False):
    told = {"by": council.people[who], "at": council.tick()}
    return filters.keep(council.plan, name, query, is_shared=is_shared, **told)


def seen(council: Council, who: str) -> set[str]:
    person = fresh(council.people[who])
    return {one.name for one in filters_for(person, council.plan, on=council.today)}


def test_a_filter_is_its_makers_own_until_it_is_shared_and_no_change_of_the_record(council: Council):
    before = Change.objects.count()
    own = save(council, "  Late   ones ")
    save(council, "For all", is_shared=True)
    assert (seen(council, "qa"), seen(council, "director")) == ({"Late ones", "For all"}, {"For all"})
    filters.change(own, "Late", is_shared=True, by=council.qa, at=council.tick())
    assert seen(council, "owner") == {"Late", "For all"}
    assert Change.objects.count() == before


def test_a_partner_keeps_its_own_and_neither_shares_nor_sees_what_officers_share(council: Council):
    save(council, "Officers", is_shared=True)
    save(council, "Clinic", who="partner")
    assert seen(council, "partner") == {"Clinic"}
    with pytest.raises(ValidationError) as refusal:
        save(council, "Ours", who="partner", is_shared=True)
    assert list(refusal.value.error_dict) == ["is_shared"]


def test_who_has_no_role_any_more_sees_no_filter_and_others_still_see_what_they_shared(council: Council):
    save(council, "Mine", who="director")
    save(council, "Shared", who="director", is_shared=True)
    people.end_role(RoleHeld.objects.get(person=council.director), **council.by("admin"))
    assert seen(council, "director") == set()
    assert seen(council, "qa") == {"Shared"}


def test_only_who_saved_it_changes_or_deletes_it(council: Council):
    kept = save(council, "Mine", is_shared=True)
    told = {"by": council.director, "at": council.tick()}
    with pytest.raises(PermissionDenied):
        filters.change(kept, "Theirs", is_shared=True, **told)
    with pytest.raises(PermissionDenied):
        filters.remove(kept, **told)
    filters.remove(kept, by=council.qa, at=council.tick())
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "JB born 04/05/2006", "Taken"])
def test_a_name_that_does_not_do_is_refused_beside_its_box(council: Council, name):
    save(council, "Taken")
    with pytest.raises(ValidationError) as refusal:
        save(council, name, "state=withdrawn")
    assert list(refusal.value.error_dict) == ["name"]


def test_a_filter_too_long_and_one_too_many_are_refused(council: Council, monkeypatch):
    with pytest.raises(ValidationError, match="asks for too much"):
        save(council, "Long", "q=" + "x" * 1000)
    monkeypatch.setattr(filters, "MOST", 1)
    save(council, "One")
    with pytest.raises(ValidationError, match="Delete one"):
        save(council, "Two")


def test_each_stands_in_words_and_says_what_of_it_is_not_there(council: Council):
    finding = council.add_finding(reference="4b", requirements=["A plan for each"])
    council.action()
    save(council, "Known", f"due=overdue&requirement={finding.requirements.get().pk}")
    save(council, "Lost", "owner=98765&state=purple")
    actions = access.visible_actions(council.qa, council.plan, on=council.today)
    findings = access.visible_findings(council.qa, council.plan, on=council.today)
    saved = list(filters_for(council.qa, council.plan, on=council.today))
    names = action_list(actions, findings, ActionFilter(), on=council.today, policy=Policy()).names
    known, lost = kept_of(council.qa, saved, names, findings)
    assert (known.words, known.problems) == ("Answers the requirement: A plan for each; past the due date", ())
    assert lost.problems == (
        "“purple” is not understood after “state”, so it was left out.",
        "There is no such post here, so no action is shown.",
    )
