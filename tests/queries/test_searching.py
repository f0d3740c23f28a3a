"""Searching the list of actions: every word of a reader's own to find, and no other's; and its tags."""

from urllib.parse import parse_qs, urlencode

import pytest

from actionplan import access
from actionplan.commands import comments, tags
from actionplan.commands.recording import recording
from actionplan.models import Action
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import ActionList, action_list
from actionplan.queries.filter_words import in_words
from actionplan.rules.policy import Policy
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council
from tests.queries.plans import DAY

pytestmark = pytest.mark.both_databases


def listed(council: Council, who: str = "qa", **asked: str) -> ActionList:
    """The list that an address makes for somebody."""
    person = council.people[who]
    actions = access.visible_actions(person, council.plan, on=DAY)
    findings = access.visible_findings(person, council.plan, on=DAY)
    found, _ = ActionFilter.read(parse_qs(urlencode(asked)))
    return action_list(actions, findings, found, on=DAY, policy=Policy())


def found(council: Council, q: str, who: str = "qa") -> set[str]:
    return {one.action.slug for one in listed(council, who, q=q).found}


@pytest.fixture
def wordy(council: Council) -> Action:
    """An action with a word of its own in everything that is looked through."""
    finding = council.add_finding(
        reference="4q", title="Zebra crossings", statement="They are École-bound.", requirements=["A yardstick"]
    )
    action = council.action(finding=finding, reference="4q-1", text="Build Ötzi's hut", success_measure="Vixens thrive")
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        action.requirement = finding.requirements.get()
        action.resources = "Umbrellas"
        record.save(action)
    council.say(action, DeliveryStatus.ON_TRACK, happened="A wombat came")
    council.say(action, DeliveryStatus.AT_RISK, reason="Quartz", recovery="Jasper", next="Onyx", difference="Pearl")
    tags.put(council.plan, [action], "kiln", **council.by())
    council.action(text="Another", owner=council.posts["other_manager"])
    return action


@pytest.mark.parametrize(
    "q",
    [
        *("4q-1", "ötzi", "OTZI", "Vixens", "zebra", "école", "yardstick", "umbrella"),
        *("wombat", "quartz", "jasper", "onyx", "pearl", "kiln", '"head of owner"', '"build otzi\'s" wombat KILN'),
    ],
)
def test_a_search_finds_every_word_of_an_action_and_of_what_was_said_of_it(council: Council, wordy: Action, q):
    assert found(council, q) == {wordy.slug}


@pytest.mark.parametrize("q", ['"hut build"', "wombat walrus", '"wombat quartz"'])
def test_every_word_is_asked_for_and_a_phrase_as_it_stands(council: Council, wordy: Action, q):
    assert found(council, q) == set()


def test_what_was_corrected_and_a_tag_that_was_taken_off_are_not_found(council: Council, wordy: Action):
    tags.take_off(council.plan, [wordy], "kiln", **council.by())
    assert found(council, "kiln") == set()


@pytest.mark.parametrize("who", ["qa", "director", "owner", "other_manager", "observer", "partner"])
def test_no_role_finds_a_restricted_word_or_a_comment(council: Council, who):
    hidden = {"restricted_note": "Counsel", "restricted_category": "5"}
    action = council.action(owner=council.posts["partner"], **hidden)
    council.say(action, DeliveryStatus.ON_TRACK, who="qa", **hidden)
    comments.say(action, "Counsel was asked", **council.by())
    assert found(council, "counsel", who) == set()


def test_a_partner_finds_no_words_of_a_finding_closed_to_it(council: Council):
    finding = council.add_finding(reference="4b", statement="Yaks roam", requirements=["A paddock"])
    action = council.action(finding=finding, owner=council.posts["partner"])
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        action.requirement = finding.requirements.get()
        record.save(action)
    for q in ("yaks", "paddock"):
        assert (found(council, q), found(council, q, "partner")) == ({action.slug}, set())


def test_a_tag_chooses_its_actions_whatever_its_capitals(council: Council, wordy: Action):
    other = council.action()
    tags.put(council.plan, [other], "Health  check", **council.by())
    shown = listed(council, tag="HEALTH check")
    assert [one.action.slug for one in shown.found] == [other.slug]
    assert (shown.names.tags, shown.tags[other.pk]) == (("health check", "kiln"), ("health check",))


def test_a_tag_that_no_action_has_chooses_nothing_and_says_so(council: Council, wordy: Action):
    shown = listed(council, tag="nowhere")
    assert (shown.found, shown.unknown) == ((), ("No action here has the tag “nowhere”.",))
    assert in_words(shown.said) == "Tag: “nowhere”"


def test_a_partner_is_offered_the_tags_of_its_own_actions_only(council: Council, wordy: Action):
    own = council.action(owner=council.posts["partner"])
    tags.put(council.plan, [own], "clinic", **council.by())
    assert listed(council, "partner").names.tags == ("clinic",)
