"""What each post and each organisation answers for equals a count by hand over the rows, for plans of any shape."""

from collections import Counter
from datetime import date
from math import floor
from typing import NamedTuple

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, Contributor, Organisation, Partner, Post
from actionplan.queries.dashboard import dashboard
from actionplan.queries.organisations import organisation, organisations
from actionplan.queries.owners import OwnerLine, owner, owners
from actionplan.queries.shares import Share
from actionplan.rules.policy import Policy
from actionplan.vocabulary import Commitment
from tests.factories import Council, fresh
from tests.figures.by_hand import OUT, ByHand
from tests.queries.plans import DAY, Story, stories, tell

few = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller example would take minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
POSTS = ("owner", "other_manager", "partner")


class Hands(NamedTuple):
    """Whose one action is, who helps with it, and what two organisations said of it."""

    owner: str | None
    helper: str | None
    helps_no_more: bool
    health: Commitment | None
    police: Commitment | None
    police_is_asked_no_more: bool


hands = st.lists(
    st.builds(
        Hands,
        owner=st.none() | st.sampled_from(POSTS),
        helper=st.none() | st.sampled_from(POSTS),
        helps_no_more=st.booleans(),
        health=st.none() | st.sampled_from(Commitment),
        police=st.none() | st.sampled_from(Commitment),
        police_is_asked_no_more=st.booleans(),
    ),
    min_size=6,
    max_size=6,
)


def hand_out(council: Council, stories_told: list[Story], dealt: list[Hands]) -> list[ByHand]:
    """Tell the plan, and give each action its owner, its helper and its partners."""
    for action, dealt_to in zip(tell(council, stories_told), dealt, strict=False):
        deal(council, fresh(action), dealt_to)
    council.go_to(DAY)
    everything = (ByHand(action, DAY) for action in Action.objects.select_related("owner"))
    return [one for one in everything if one.state not in OUT]


def deal(council: Council, action: Action, dealt: Hands) -> None:
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        action.owner = council.posts[dealt.owner] if dealt.owner else None
        record.save(action)
        if dealt.helper:
            helper = council.posts[dealt.helper]
            record.add(Contributor(action=action, post=helper, is_withdrawn=dealt.helps_no_more))
        for name, said in (("Health", dealt.health), ("Police", dealt.police)):
            if said:
                asked = {"organisation": council.organisations[name], "commitment": said}
                gone = name == "Police" and dealt.police_is_asked_no_more
                record.add(Partner(action=action, is_withdrawn=gone, **asked))


def check_share(share: Share, own: list[ByHand]) -> None:
    """A share's figures are those of its actions, counted by hand."""
    assert {state: number for state, number in share.counts.items() if number} == Counter(one.state for one in own)
    assert share.total == len(own)
    assert share.number_open == sum(one.state not in ("assured", "suspended") for one in own)
    assert share.number_late == sum(one.state == "overdue" for one in own)
    assert share.number_stale == sum(one.is_stale for one in own)
    ages = [(DAY - one.heard_on).days for one in own if one.is_owners_turn]
    assert share.average_age == (floor(sum(ages) / len(ages) + 0.5) if ages else None)


def test_half_a_day_is_rounded_up_on_the_overview_and_beside_the_post_alike(council: Council):
    council.go_to(date(2014, 11, 20))
    council.action()
    council.go_to(date(2014, 12, 1))
    council.action()
    actions = council.plan.actions.all()
    of_posts = owners(actions, on=DAY, policy=Policy())
    [line] = dashboard(council.plan.findings.all(), actions, on=DAY, policy=Policy()).posts
    assert (14 + 3) / 2 == 8.5
    assert (line.average_age, of_posts.everything.average_age, of_posts.by_workload[0].average_age) == (9, 9, 9)


def check_post(line: OwnerLine, counted: list[ByHand]) -> None:
    """A post's share is what it owns, and beside it stands what it helps with."""
    check_share(line, [one for one in counted if one.action.owner_id == line.post.pk])
    helped = Contributor.objects.filter(post=line.post, is_withdrawn=False).values_list("action", flat=True)
    others = {one.action.pk for one in counted if one.action.pk in helped and one.action.owner_id != line.post.pk}
    assert {one.action.pk for one in line.contributed} == others


def said_by(organisation: Organisation, counted: list[ByHand]) -> Counter[str]:
    """How many counted actions ask for an organisation's commitment, by what it said."""
    links = Partner.objects.filter(organisation=organisation, is_withdrawn=False)
    said = dict(links.values_list("action", "commitment"))
    return Counter(said[one.action.pk] for one in counted if one.action.pk in said)


@few
@given(stories, hands)
def test_each_share_equals_a_count_by_hand(council: Council, stories_told, dealt) -> None:
    point, now = transaction.savepoint(), council.now
    try:
        counted = hand_out(council, stories_told, dealt)
        check_owners(council, counted)
        check_organisations(council, counted)
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check_owners(council: Council, counted: list[ByHand]) -> None:
    shown = owners(council.plan.actions.all(), on=DAY, policy=Policy())
    assert {line.post for line in shown.lines} == set(Post.objects.all())
    assert [line for _, lines in shown.by_organisation for line in lines] == list(shown.lines)
    check_share(shown.everything, counted)
    check_share(shown.unowned, [one for one in counted if one.action.owner_id is None])
    for line in shown.lines:
        check_post(line, counted)
        alone = owner(line.post.pk, council.plan.actions.all(), on=DAY, policy=Policy())
        assert alone is not None
        check_post(alone, counted)
        due = [one.action.due_on for one in alone.coming]
        assert due == sorted(one.action.due_on for one in alone.actions if one.days_left is not None)
    open_ones = [line.number_open for line in shown.by_workload]
    assert open_ones == sorted(open_ones, reverse=True)


def check_organisations(council: Council, counted: list[ByHand]) -> None:
    shown = organisations(council.plan.actions.all(), on=DAY, policy=Policy())
    assert {line.organisation for line in shown.lines} == set(Organisation.objects.all())
    check_share(shown.everything, counted)
    check_share(shown.unowned, [one for one in counted if one.action.owner_id is None])
    for line in shown.lines:
        where = line.organisation
        theirs = [one for one in counted if one.action.owner and one.action.owner.organisation_id == where.pk]
        check_share(line, theirs)
        said = said_by(where, counted)
        assert {word: number for word, number in line.commitments.items() if number} == said
        visible = access.visible_actions(council.qa, council.plan, on=DAY)
        alone = organisation(where, visible, council.qa, on=DAY, policy=Policy())
        check_share(alone, theirs)
        assert {word: number for word, number in alone.commitments_worst_first if number} == said
        assert [one.line.commitment for one in alone.asked] == sorted(
            (one.line.commitment for one in alone.asked), key=["declined", "not_yet", "agreed"].index
        )
        assert sum(line.total for line in alone.posts) == alone.total
    assert line_numbers(shown.lines) == {
        where.name: where.posts.count() for where in Organisation.objects.prefetch_related("posts")
    }


def line_numbers(lines) -> dict[str, int]:
    return {line.organisation.name: line.number_of_posts for line in lines}
