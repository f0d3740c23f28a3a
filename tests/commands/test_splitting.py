"""Splitting an action and merging several: one change each, nothing hidden, and each refusal in its words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import merging, splitting, tags
from actionplan.commands.action_words import DueDate
from actionplan.commands.splitting import Part
from actionplan.models import Action, Change, StandingDecision
from actionplan.queries import scrutiny
from actionplan.queries.audit import history_of
from actionplan.queries.editing import ActionLinks, links_of, mark_of
from actionplan.queries.positions import position_of, positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DatePrecision, OriginKind, Standing
from tests.factories import Council, fresh

DUE = DueDate(date(2014, 12, 31), "end of December 2014", DatePrecision.MONTH)
SOONER = DueDate(date(2014, 11, 30), "end of November 2014", DatePrecision.MONTH)


def parts_of(council: Council, **told: object) -> list[Part]:
    return [Part(f"4a-1{end}", f"Do {end}", council.posts["owner"], **{"due": DUE} | told) for end in "ab"]


def split(council: Council, action: Action, parts: list[Part] | None = None) -> list[Action]:
    given = parts_of(council) if parts is None else parts
    return splitting.split(action, given, seen=mark_of(action), **council.by())


def state(council: Council, action: Action) -> ActionState:
    return position_of(action, on=council.today, policy=Policy()).state


def an_action(council: Council, **told: object) -> Action:
    """One with something of each kind hanging on it."""
    hanging = ActionLinks(
        frozenset({council.posts["other_manager"].pk}),
        frozenset({council.organisations["Police"].pk}),
        origins={OriginKind.THIS_INSPECTION: "4 a"},
    )
    return council.action(**{"reference": "4a-1", "resources": "£10", "links": hanging} | told)


def test_parts_take_the_place_of_an_action_in_one_change(council: Council):
    action = an_action(council)
    tags.put(council.plan, [action], "audit", **council.by())
    before = Change.objects.count()
    first, second = split(council, action)
    assert Change.objects.count() == before + 1
    assert state(council, action) == ActionState.SUPERSEDED
    assert action.standing_decisions.get().superseded_by == first
    for part in map(fresh, (first, second)):
        assert (part.split_from, part.finding, part.resources) == (action, action.finding, "£10")
        assert links_of(part) == links_of(action)
        assert part.tags.get().word == "audit"
        assert state(council, part) == ActionState.NOT_STARTED
    assert [one.is_counted for one in positions(council.plan.actions.all(), on=council.today, policy=Policy())] == [
        *(False, True, True)
    ]


def test_the_date_first_agreed_stays_with_the_parts(council: Council):
    action = an_action(council)
    council.move(action, date(2015, 2, 28))
    moved = DueDate(date(2015, 2, 28), "28 February 2015", DatePrecision.DAY)
    early, late = split(council, fresh(action), [Part("p1", "Do a", due=SOONER), Part("p2", "Do b", due=moved)])
    assert (early.first_due_on, early.due_on) == (SOONER.on, SOONER.on)
    assert (late.first_due_on, late.due_on) == (DUE.on, moved.on)
    assert position_of(late, on=council.today, policy=Policy()).has_slipped


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"due": DueDate(date(2015, 1, 1), "", DatePrecision.DAY)}, "A part is not due later than the action"),
        ({"due": DueDate()}, "Give the part a due date"),
    ],
)
def test_splitting_moves_no_date_on(council: Council, told, message):
    action = an_action(council)
    with pytest.raises(ValidationError, match=message) as refusal:
        split(council, action, parts_of(council, **told))
    assert list(refusal.value.message_dict) == ["part1_due", "part2_due"]
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("references", "field"), [(("4a-1", "p2"), "part1_reference"), (("p-1", "P 1"), "part2_reference")]
)
def test_a_part_has_a_reference_of_its_own(council: Council, references, field):
    action = an_action(council)
    with pytest.raises(ValidationError) as refusal:
        split(council, action, [Part(one, "Do it", due=DUE) for one in references])
    assert list(refusal.value.message_dict) == [field]


def test_an_empty_part_and_a_single_one_are_refused(council: Council):
    action = an_action(council)
    with pytest.raises(ValidationError) as refusal:
        split(council, action, [Part("p1", "Do it", due=DUE), Part("p2", "", due=DUE)])
    assert list(refusal.value.message_dict) == ["part2_text"]
    with pytest.raises(ValidationError, match="Give from 2 to 8 parts"):
        split(council, action, [Part("p1", "Do it", due=DUE)])
    assert Action.objects.count() == 1


def unfinished(council: Council, action: Action, what: str) -> None:
    """Bring an action to where nothing may take its place."""
    if what in ("claimed", "assured"):
        council.claim(action)
    if what == "assured":
        council.decide(action, AssuranceOutcome.ASSURED)
    if what == "asked":
        council.ask(action, date(2015, 1, 31))
    if what == "suspended":
        council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 1))


WHY_NOT = {
    "claimed": "assure or return that claim first",
    "assured": "reopen it first",
    "asked": "decide that first",
    "suspended": "bring it back first",
}


@pytest.mark.parametrize("what", WHY_NOT)
def test_what_is_done_asked_or_not_live_is_neither_split_nor_merged(council: Council, what):
    action, other = an_action(council), council.action(reference="4a-2")
    unfinished(council, action, what)
    for attempt in (lambda: split(council, action), lambda: merge(council, other, [action])):
        with pytest.raises(ValidationError, match=WHY_NOT[what]) as refusal:
            attempt()
        assert refusal.value.code == "not_in_turn"


def merge(council: Council, action: Action, others: list[Action], **told: object) -> list[StandingDecision]:
    return merging.merge(action, others, seen=mark_of(action), **told, **council.by())


def test_an_action_takes_in_others_in_one_change(council: Council):
    elsewhere = council.add_finding(reference="4b")
    action = council.action(reference="4a-1")
    others = [an_action(council, reference="4a-2"), council.action(reference="4b-1", finding=elsewhere)]
    before = Change.objects.count()
    merge(council, action, others, also_serves=[elsewhere])
    assert Change.objects.count() == before + 1
    assert [state(council, one) for one in others] == [ActionState.SUPERSEDED] * 2
    assert {one.superseded_by for one in StandingDecision.objects.all()} == {action}
    hanging = links_of(action)
    assert hanging.also_serves == {elsewhere.pk}
    assert hanging.contributors == {council.posts["other_manager"].pk}
    assert hanging.partners == {council.organisations["Police"].pk}


def test_posts_of_merged_actions_need_not_go_on_working_on_it(council: Council):
    action = council.action(reference="4a-1")
    merge(council, action, [an_action(council, reference="4a-2")], keeps_posts=False)
    assert links_of(action) == ActionLinks()


def test_an_action_takes_in_neither_itself_nor_none_nor_anothers(council: Council):
    action = council.action()
    for others in ([], [action]):
        with pytest.raises(ValidationError) as refusal:
            merge(council, action, others)
        assert list(refusal.value.message_dict) == ["others"]
    council.claim(action)
    with pytest.raises(ValidationError, match="takes in nothing more"):
        merge(council, action, [council.action()])


def test_councillors_are_told_every_part_that_is_in_its_place(council: Council):
    action, gone = an_action(council), council.action(reference="4a-2")
    merge(council, split(council, action)[0], [gone])
    shown = scrutiny.position(council.plan, on=council.today, policy=Policy())
    assert [(one.reference, one.successor) for one in shown.apart] == [("4a-1", "4a-1a, 4a-1b"), ("4a-2", "4a-1a")]


def test_the_history_says_where_things_went(council: Council):
    action, other = an_action(council), council.action(reference="4a-2")
    first, _ = split(council, action)
    merge(council, first, [other])
    assert history_of(action)[0].sentences == ("split it into 4a-1a and 4a-1b",)
    assert history_of(other)[0].sentences == ("merged it into 4a-1a",)
    told = [entry.sentences for entry in history_of(first)]
    assert told[0][0] == "merged 4a-2 into it"
    assert told[-1] == ("split it off from 4a-1",)
