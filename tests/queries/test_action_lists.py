"""The list of actions: each part of a filter against a count by hand, counts that add up, orders, and its words."""

from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings

from actionplan import access
from actionplan.commands import findings, people
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.holdings import holdings
from actionplan.models import Action
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import LISTED_APART, ActionList, action_list
from actionplan.queries.filter_words import in_words
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, Commitment, DeliveryStatus, Impact, OriginKind, Rating, Standing
from tests.factories import Council
from tests.figures.by_hand import ByHand, answers
from tests.figures.plans import tell_with_links, told_plans
from tests.queries.plans import DAY

pytestmark = pytest.mark.both_databases

few = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def listed(council: Council, query: str = "", who: str = "qa") -> ActionList:
    """The list that an address makes for somebody."""
    person = council.people[who]
    actions = access.visible_actions(person, council.plan, on=DAY)
    findings = access.visible_findings(person, council.plan, on=DAY)
    return action_list(actions, findings, ActionFilter.read(parse_qs(query))[0], on=DAY, policy=Policy())


def slugs(shown: ActionList) -> list[str]:
    return [one.action.slug for one in shown.found]


def queries(council: Council) -> Iterator[str]:
    """Every word of every part, and some parts together."""
    for name, kind in {"state": ActionState, "rating": Rating, "impact": Impact, "commitment": Commitment}.items():
        yield from (f"{name}={word}" for word in kind)
    yield from (f"origin={kind}" for kind in OriginKind)
    yield from ("due=overdue", "due=none", "due=0", "due=30", "due=90", "stale=1", "slipped=1", "asked=1", "returned=1")
    yield from (
        f"owner={council.posts['owner'].pk}",
        "owner=none",
        "requirement=none",
        "first_due=none",
        "success_measure=none",
        "evidence=none",
    )
    for place in ("The council", "Health"):
        yield from (f"{part}={council.organisations[place].pk}" for part in ("organisation", "partner"))
    yield from (f"finding={one.slug}" for one in council.plan.findings.all())
    yield f"partner={council.organisations['Health'].pk}&commitment=declined"
    yield "state=overdue&state=at_risk&success_measure=none"
    yield "rating=red&owner=none&due=overdue"


@few
@given(told_plans)
def test_each_part_of_a_filter_chooses_what_a_count_by_hand_does(council: Council, told):
    point, now = transaction.savepoint(), council.now
    try:
        tell_with_links(council, told)
        by_hand = [ByHand(action, DAY) for action in Action.objects.select_related("owner", "finding")]
        for query in ("", *queries(council)):
            check(council, query, by_hand)
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check(council: Council, query: str, by_hand: list[ByHand]) -> None:
    """The rows of a filter and every one of its counts."""
    asked, shown = parse_qs(query), listed(council, query)
    assert sorted(slugs(shown)) == sorted(one.action.slug for one in by_hand if answers(one, asked)), query
    assert shown.total == sum(answers(one, {}) for one in by_hand)
    whatever = {name: words for name, words in asked.items() if name != "state"}
    assert shown.number_whatever_the_state == sum(answers(one, whatever) for one in by_hand), query
    for state, number in shown.counts.items():
        assert number == sum(answers(one, {**whatever, "state": [state.value]}) for one in by_hand), query
    out = sum(answers(one, {**whatever, "state": list(LISTED_APART)}) for one in by_hand)
    assert shown.number_apart == out, query


def test_what_is_withdrawn_is_listed_only_by_name(council: Council):
    there, gone = council.action(), council.action()
    council.stand(gone, Standing.WITHDRAWN)
    assert slugs(listed(council)) == [there.slug]
    assert listed(council).number_apart == 1
    shown = listed(council, "state=superseded&state=withdrawn")
    assert (slugs(shown), shown.number_counted, shown.number_out, shown.number_apart) == ([gone.slug], 0, 1, 1)


@pytest.mark.parametrize("part", ["owner", "organisation", "requirement", "partner"])
@pytest.mark.parametrize("key", ["987654", "0"])
def test_a_key_that_is_not_there_chooses_nothing_and_says_so(council: Council, part, key):
    council.action()
    shown = listed(council, f"{part}={key}")
    assert shown.found == ()
    assert sum(shown.counts.values()) == 0
    assert shown.unknown[0].startswith("There is no such ")
    assert "no such" in in_words(shown.said)


def test_a_key_of_another_plan_is_as_unknown_as_one_of_none(council: Council):
    council.action()
    elsewhere = council.add_finding(source=a_source_elsewhere(council), reference="x1")
    council.action(finding=elsewhere, owner=council.posts["partner"])
    for query in (f"owner={council.posts['partner'].pk}", "finding=x1"):
        shown = listed(council, query)
        assert (shown.found, len(shown.unknown)) == ((), 1)


def a_source_elsewhere(council: Council):
    return findings.add_source(council.add_plan("elsewhere"), slug="service", name="Elsewhere", **council.by())


def test_a_finding_without_an_action_is_known_by_its_name(council: Council):
    council.add_finding(reference="4b", title="Nothing is done")
    shown = listed(council, "finding=4b")
    assert (shown.unknown, in_words(shown.said)) == ((), "Finding: 4b Nothing is done")


def test_some_of_several_findings_may_be_unknown(council: Council):
    action = council.action()
    shown = listed(council, "finding=4a&finding=no-more")
    assert slugs(shown) == [action.slug]
    assert shown.unknown == ("There is no such finding here as “no-more”.",)


def test_references_are_sorted_as_people_count(council: Council):
    for reference in ("4a-10", "4a-2", "4b-1", "4a-1"):
        council.action(reference=reference)
    assert [one.action.reference for one in listed(council, "sort=reference").found] == [
        "4a-1",
        "4a-2",
        "4a-10",
        "4b-1",
    ]
    assert listed(council, "sort=-reference").found[0].action.reference == "4b-1"


@pytest.mark.parametrize("sort", ["due", "-due"])
def test_what_has_no_date_comes_last_whichever_way_round(council: Council, sort):
    undated = council.action(due=DueDate())
    council.action()
    assert slugs(listed(council, f"sort={sort}"))[-1] == undated.slug


@pytest.mark.parametrize("sort", ["owner", "-owner"])
def test_what_nobody_owns_comes_last_whichever_way_round(council: Council, sort):
    nobodys = council.action(owner=None)
    council.action()
    assert slugs(listed(council, f"sort={sort}"))[-1] == nobodys.slug


def test_the_longest_unheard_of_comes_first(council: Council):
    old, new = council.action(), council.action()
    council.go_to(DAY)
    council.say(new, DeliveryStatus.ON_TRACK)
    assert slugs(listed(council, "sort=updated")) == [old.slug, new.slug]


def test_a_search_finds_words_in_what_was_said_and_never_restricted_ones(council: Council):
    action = council.action(restricted_note="Counsel advises", restricted_category="5")
    council.say(
        action, DeliveryStatus.ON_TRACK, happened="A landlord signed", restricted_note="Silk", restricted_category="5"
    )
    assert slugs(listed(council, "q=LANDLORD+signed")) == [action.slug]
    assert slugs(listed(council, "q=counsel")) == slugs(listed(council, "q=silk")) == []


def test_a_partner_reads_no_requirement_of_a_finding_closed_to_it(council: Council):
    finding = council.add_finding(reference="4b", requirements=["A plan for each"])
    requirement = finding.requirements.get()
    action = council.action(finding=finding, owner=council.posts["partner"])
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        action.requirement = requirement
        record.save(action)
    assert "A plan for each" in in_words(listed(council, f"requirement={requirement.pk}").said)
    theirs = listed(council, f"requirement={requirement.pk}", who="partner")
    assert (theirs.found, theirs.unknown) == ((), ("There is no such requirement here, so no action is shown.",))


def test_posts_of_one_title_are_told_apart_by_their_organisation(council: Council):
    twin = people.add_post("Head of owner", council.organisations["Police"], **council.by())
    council.action(), council.action(owner=twin)
    names = listed(council).names.owners
    assert set(names.values()) == {"Head of owner, The council", "Head of owner, Police"}


@pytest.mark.parametrize("query", ["", "q=a+b+c", "owner=none", "partner=1&commitment=declined&origin=this_inspection"])
def test_the_list_takes_the_same_few_queries_for_any_number_of_rows(council: Council, query):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            listed(council, query)
        return len(asked)

    council.say(council.action(), DeliveryStatus.ON_TRACK)
    holdings(council.qa)
    first = count()
    for _ in range(3):
        council.say(council.action(finding=council.add_finding()), DeliveryStatus.AT_RISK)
    assert first == count() <= 8
