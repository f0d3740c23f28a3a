"""Findings: what each requires and what answers it, why each is in its state, and which of them a filter chooses."""

from datetime import date

import pytest

from actionplan.commands import findings
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, AlsoServes, Requirement
from actionplan.queries.finding_filter import FindingFilter, Names, chosen_findings
from actionplan.queries.finding_lists import finding_list
from actionplan.queries.finding_reasons import reasons
from actionplan.queries.findings import FindingPosition, around, finding_positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, FindingState, Impact, Standing
from tests.factories import Council

DAY = date(2014, 12, 4)
LATE = DueDate(date(2014, 12, 1))


def found_in(council: Council) -> list[FindingPosition]:
    """Every finding of the council's plan."""
    return finding_positions(council.plan.findings.all(), council.plan.actions.all(), on=DAY, policy=Policy())


def answer(council: Council, action: Action, requirement: Requirement) -> None:
    """Let an action answer a requirement, as an import would write it."""
    action.requirement = requirement
    with recording("test", **council.by()) as record:
        record.save(action)


def sentence(position: FindingPosition) -> str:
    """The reasons of a finding as they are read."""
    parts = (
        " ".join(str(one) for one in (why.before, why.number or "", why.after) if one) for why in reasons(position)
    )
    return ", ".join(parts)


def test_a_requirement_is_answered_by_a_live_action_of_its_own_finding_only(council: Council):
    asked = council.add_finding(requirements=["A", "B", "C", "D"])
    a, b, c, d = asked.requirements.all()
    answer(council, council.action(finding=asked), a)
    gone = council.action(finding=asked)
    answer(council, gone, b)
    council.stand(gone, Standing.WITHDRAWN)
    answer(council, council.action(), c)
    stopped, loose = council.action(finding=asked), council.action(finding=asked)
    answer(council, stopped, d)
    council.stand(stopped, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    shown = found_in(council)[1]
    assert [(one.requirement.text, len(one.actions)) for one in shown.requirements] == [
        ("A", 1),
        ("B", 0),
        ("C", 0),
        ("D", 1),
    ]
    assert list(shown.bare_requirements) == [b, c]
    assert [one.action for one in shown.answering_none] == [loose]
    assert [one.action for one in shown.apart] == [gone]
    assert [one.action.requirement for one in found_in(council)[0].answering_none] == [c]


def test_a_finding_says_why_it_is_off_course_with_each_count(council: Council):
    asked = council.add_finding(requirements=["A", "B"])
    for _ in range(2):
        council.action(finding=asked, due=LATE)
    council.say(council.action(finding=asked), DeliveryStatus.OFF_TRACK)
    shown = found_in(council)[1]
    assert sentence(shown) == "2 actions are overdue, 1 action is off track, 2 requirements have no action"
    assert [(one.states, one.anchor) for one in reasons(shown)] == [
        ((ActionState.OVERDUE,), ""),
        ((ActionState.OFF_TRACK,), ""),
        ((), "bare"),
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "its 1 action is not started"), (2, "all its 2 actions are not started")],
)
def test_a_finding_not_started_says_so_of_every_action(council: Council, number, words):
    for _ in range(number):
        council.action()
    assert sentence(found_in(council)[0]) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "its 1 action is not overdue, off track or at risk"),
        (2, "none of its 2 actions is overdue, off track or at risk"),
    ],
)
def test_a_finding_on_course_says_what_is_not_so(council: Council, number, words):
    for _ in range(number):
        council.say(council.action(), DeliveryStatus.ON_TRACK)
    assert sentence(found_in(council)[0]) == words


def test_a_finding_says_that_it_has_no_action_or_that_work_has_stopped(council: Council):
    assert sentence(found_in(council)[0]) == "it has no action at all"
    council.stand(council.action(), Standing.SUSPENDED, review_on=date(2015, 1, 31))
    assured = council.action()
    council.claim(assured)
    council.decide(assured, AssuranceOutcome.ASSURED)
    assert sentence(found_in(council)[0]) == "1 action is suspended while nothing else is open"


def test_a_finding_at_risk_and_one_all_assured_say_so(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, AssuranceOutcome.ASSURED)
    assert sentence(found_in(council)[0]) == "its 1 action is complete and assured"
    council.say(council.action(), DeliveryStatus.AT_RISK)
    assert sentence(found_in(council)[0]) == "1 action is at risk, and none is overdue or off track"


def test_what_owes_an_update_and_what_slipped_is_counted_and_what_left_is_not(council: Council):
    moved, gone = council.action(), council.action()
    council.move(moved, date(2015, 1, 31))
    council.move(gone, date(2015, 1, 31))
    council.stand(gone, Standing.WITHDRAWN)
    shown = found_in(council)[0]
    assert (shown.number_stale, shown.number_slipped) == (1, 1)
    assert shown.impacts == {step: int(step == Impact.NOT_YET_EVIDENCED) for step in Impact}


def test_a_findings_own_page_asks_for_its_actions_and_those_that_also_serve_it(council: Council):
    other = council.add_finding()
    main, also, neither = council.action(), council.action(finding=other), council.action(finding=other)
    with recording("test", **council.by()) as record:
        record.add(AlsoServes(action=also, finding=council.finding))
        record.add(AlsoServes(action=neither, finding=council.finding, is_withdrawn=True))
    assert set(around(council.finding, council.plan.actions.all())) == {main, also}


def three(council: Council) -> list[FindingPosition]:
    """Off course with a bare requirement; at risk with early signs; and, of another source, not started."""
    board = findings.add_source(council.plan, slug="lscb", name="The Board", **council.by())
    risky = council.add_finding(reference="b", theme="Care leavers")
    early = council.add_finding(source=board, reference="c", theme="LSCB")
    late = council.add_finding(reference="d", theme="Care leavers", requirements=["A plan"])
    council.say(council.action(finding=risky), DeliveryStatus.AT_RISK, impact=Impact.EARLY_SIGNS)
    council.action(finding=early)
    council.action(finding=late, due=LATE)
    return found_in(council)


@pytest.mark.parametrize(
    ("given", "references"),
    [
        ({}, ["4a", "b", "c", "d"]),
        ({"state": ["at_risk"]}, ["b"]),
        ({"state": ["at_risk", "not_started"]}, ["b", "c"]),
        ({"impact": ["early_signs", "sustained"]}, ["b"]),
        ({"source": ["lscb"]}, ["c"]),
        ({"source": ["lscb", "service"], "theme": ["LSCB"]}, ["c"]),
        ({"theme": ["Care leavers", "LSCB"]}, ["b", "c", "d"]),
        ({"theme": ["Care leavers"], "state": ["off_course"]}, ["d"]),
        ({"bare": ["1"]}, ["d"]),
        ({"sort": ["worst"]}, ["d", "4a", "b", "c"]),
        ({"state": ["on_course"]}, []),
    ],
)
def test_a_filter_chooses_the_findings_that_answer_all_its_parts(council: Council, given, references):
    found = three(council)
    asked, problems = FindingFilter.read(given, Names.of(found))
    assert problems == ()
    assert [one.finding.reference for one in chosen_findings(found, asked)] == references
    assert asked.is_empty == (not given or "sort" in given)


def test_words_that_are_not_understood_are_said_and_left_out(council: Council):
    found = three(council)
    given = {"state": ["off_course", "overdue"], "theme": ["Nothing"], "sort": ["best"], "bare": ["yes"], "page": ["2"]}
    asked, problems = FindingFilter.read(given, Names.of(found))
    assert asked == FindingFilter(state=(FindingState.OFF_COURSE,))
    assert problems == (
        "“overdue” is not understood after “state”, so it was left out.",
        "“yes” is not understood after “bare”, so it was left out.",
        "“Nothing” is not understood after “theme”, so it was left out.",
        "“best” is not understood after “sort”, so it was left out.",
    )
    assert len(FindingFilter.read({"theme": [str(number) for number in range(99)]}, Names.of(found))[1]) == 10


def test_a_filter_is_written_as_it_is_read_and_says_each_of_its_parts(council: Council):
    names = Names.of(three(council))
    asked = FindingFilter((FindingState.AT_RISK,), (Impact.EARLY_SIGNS,), ("lscb",), ("Care leavers",), True, "worst")
    query = "state=at_risk&impact=early_signs&source=lscb&theme=Care+leavers&bare=1&sort=worst"
    assert asked.to_query() == query
    said = asked.said(names)
    assert [words for words, _ in said] == [
        "At risk",
        "Impact: early signs",
        "The Board",
        "Care leavers",
        "A requirement without an action",
    ]
    assert [without.to_query() for _, without in said] == [
        query.replace(f"{part}&", "") for part in query.split("&")[:-1]
    ]


def test_the_list_counts_what_it_shows_and_names_its_findings_only_where_it_must(council: Council):
    found = three(council)
    whole, _ = finding_list(found, {}, has_others=False)
    assert (whole.slugs, len(whole.actions), sum(whole.counts.values())) == ((), 3, 3)
    assert (whole.number_required, whole.number_bare) == (1, 1)
    assert [name for _, name, _ in whole.groups] == ["Council services", "The Board"]
    some, _ = finding_list(found, {"state": ["at_risk", "not_started"], "sort": ["worst"]}, has_others=False)
    assert (some.slugs, len(some.actions)) == (("b", "c"), 2)
    assert some.by_state == whole.by_state
    assert some.groups == (("", "", some.found),)
    assert len(finding_list(found, {}, has_others=True)[0].slugs) == 4
