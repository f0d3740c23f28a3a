"""Who may do what: the whole table of roles, read out."""

from datetime import date

import pytest

from actionplan.rules.roles import PAGES_OF_A_PLAN, ROLES, first_page_of, is_in_force, permissions_of
from actionplan.vocabulary import Permission, Role

P = Permission
OFFICER = {P.READ_PLAN, P.READ_SCRUTINY, P.READ_RECORD}
TABLE = {
    Role.QA: OFFICER
    | {
        P.READ_RESTRICTED,
        P.UPDATE_ANY_ACTION,
        P.IMPORT_PLAN,
        P.EDIT_PLAN,
        P.ASSURE,
        P.DECIDE_DATES,
        P.MANAGE_MEETINGS,
        P.ANSWER_ANY,
        P.PUBLISH,
        P.KEEP_DOCUMENTS,
        P.CHECK_RECORD,
        P.ASK_REDACTION,
        P.REDACT,
    },
    Role.SENIOR_MANAGER: OFFICER | {P.UPDATE_OWN_ACTIONS, P.READ_MY_PAGE, P.ANSWER_OWN, P.ASK_REDACTION},
    Role.PARTNER: {P.UPDATE_ORGANISATION_ACTIONS, P.READ_MY_PAGE, P.ASK_REDACTION},
    Role.COUNCILLOR: {P.READ_SCRUTINY, P.ASK_QUESTION},
    Role.DEMOCRATIC_SERVICES: {
        P.READ_SCRUTINY,
        P.MANAGE_MEETINGS,
        P.ASK_QUESTION,
        P.ANSWER_ANY,
        P.PUBLISH,
        P.KEEP_DOCUMENTS,
    },
    Role.DIRECTOR: OFFICER | {P.READ_RESTRICTED, P.DECIDE_DATES, P.ANSWER_ANY, P.ASK_REDACTION, P.REDACT},
    Role.EXECUTIVE_MEMBER: {P.READ_SCRUTINY, P.ANSWER_OWN},
    Role.OBSERVER: OFFICER,
    Role.ADMINISTRATOR: {P.MANAGE_PEOPLE, P.CHANGE_SETTINGS, P.READ_RECORD, P.CHECK_RECORD},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_what_the_table_says(role):
    assert permissions_of([role]) == TABLE[role]


@pytest.mark.parametrize("role", Role)
def test_each_role_is_justified_in_a_sentence_and_comes_to_a_page(role):
    assert ROLES[role].because.endswith(".")
    assert ROLES[role].first_page


def test_only_the_director_and_the_qa_unit_decide_dates_and_only_the_qa_unit_assures():
    assert {role for role in Role if P.DECIDE_DATES in TABLE[role]} == {Role.QA, Role.DIRECTOR}
    assert {role for role in Role if P.ASSURE in TABLE[role]} == {Role.QA}


def test_several_roles_add_up_and_none_may_nothing():
    assert permissions_of([Role.COUNCILLOR, Role.ADMINISTRATOR]) == TABLE[Role.COUNCILLOR] | TABLE[Role.ADMINISTRATOR]
    assert permissions_of([]) == frozenset()


def test_a_person_comes_first_to_the_page_of_their_first_role_in_the_table():
    assert first_page_of([Role.COUNCILLOR, Role.QA]) == "qa"
    assert first_page_of([Role.ADMINISTRATOR]) == "people"
    assert first_page_of([]) is None


def test_the_pages_under_a_plans_name_are_first_pages_of_somebody():
    assert {rule.first_page for rule in ROLES.values()} > PAGES_OF_A_PLAN


def test_a_role_holds_through_its_last_day():
    last = date(2015, 3, 31)
    assert is_in_force(until=None, day=last)
    assert is_in_force(until=last, day=last)
    assert not is_in_force(until=last, day=date(2015, 4, 1))
