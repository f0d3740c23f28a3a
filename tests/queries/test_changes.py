"""What changed between two days, told by a small council: each kind of line with its words, its step, who and why."""

from datetime import date
from typing import Any

import pytest

from actionplan.commands import (
    actions,
    bulk,
    comments,
    dates,
    editing,
    evidence,
    findings,
    people,
    progress,
    requirements,
    splitting,
    tags,
)
from actionplan.commands.action_words import ActionWords
from actionplan.commands.actions import DueDate
from actionplan.commands.evidence import Proof
from actionplan.commands.findings import FindingWords
from actionplan.commands.splitting import Part
from actionplan.models import Action, Partner, Post
from actionplan.queries.bulk import NewOwner
from actionplan.queries.changes_lines import Line
from actionplan.queries.editing import ActionLinks, mark_of
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.travel import Direction
from actionplan.vocabulary import (
    ActionState,
    AssuranceOutcome,
    Commitment,
    DatePrecision,
    DeliveryStatus,
    Impact,
    RestrictedCategory,
    Standing,
)
from tests.factories import Council, fresh
from tests.factories.made import BECAUSE, ProgressFactory
from tests.queries.changes_told import change_words, said, since

S = ActionState


@pytest.fixture
def action(council: Council) -> Action:
    """An action that is on track at the end of the first day; the clock stands at the next."""
    made = council.action(reference="4a-1")
    council.say(made, DeliveryStatus.ON_TRACK)
    council.go_to(date(2014, 10, 20))
    return made


def only(council: Council, **more: Any) -> Line:
    """The one line there is."""
    [line] = since(council, **more).lines
    return line


def step(line: Line) -> tuple[Any, ...]:
    """The step of a line and its direction."""
    return (line.step.before, line.step.after, line.step.direction) if line.step else ()


def test_nothing_has_changed_while_nobody_did_anything(council: Council, action: Action):
    assert since(council).lines == ()
    assert [one.direction for one in since(council).actions] == [Direction.NO_CHANGE]


def test_a_line_says_who_why_when_and_on_whose_behalf(council: Council, action: Action):
    council.say(action, DeliveryStatus.AT_RISK, who="qa")
    line = only(council)
    assert (line.kind, line.said, line.why_is, line.why) == (
        ChangeKind.STATE,
        "said that it is at risk",
        "Why",
        "The post was vacant.",
    )
    assert (line.who.by, line.who.on_behalf_of, line.on) == ("qa", "Head of owner", date(2014, 10, 20))
    assert step(line) == (S.ON_TRACK, S.AT_RISK, Direction.WORSE)
    assert (line.thing.slug, line.anchor) == ("4a-1", "update-2")


def test_an_update_that_says_what_was_said_is_no_news(council: Council, action: Action):
    council.say(action, DeliveryStatus.ON_TRACK)
    assert since(council).lines == ()


def test_a_claim_its_return_the_next_claim_its_assurance_and_a_reopening(council: Council, action: Action):
    for outcome in (AssuranceOutcome.RETURNED, AssuranceOutcome.ASSURED, AssuranceOutcome.REOPENED):
        if outcome != AssuranceOutcome.REOPENED:
            council.claim(action)
        council.decide(action, outcome)
    told = since(council)
    assert [(one.kind, *step(one)) for one in reversed(told.lines)] == [
        (ChangeKind.CLAIMED, S.ON_TRACK, S.AWAITING_ASSURANCE, Direction.NO_COMPARISON),
        (ChangeKind.RETURNED, S.AWAITING_ASSURANCE, S.AT_RISK, Direction.WORSE),
        (ChangeKind.CLAIMED, S.AT_RISK, S.AWAITING_ASSURANCE, Direction.IMPROVED),
        (ChangeKind.ASSURED, S.AWAITING_ASSURANCE, S.ASSURED, Direction.IMPROVED),
        (ChangeKind.REOPENED, S.ASSURED, S.AT_RISK, Direction.WORSE),
    ]
    [travel] = told.actions
    assert (travel.before, travel.after, travel.direction) == (S.ON_TRACK, S.AT_RISK, Direction.WORSE)
    assert travel.why == BECAUSE


def test_time_alone_makes_an_action_overdue_on_the_day_after_its_due_date(council: Council):
    council.action(reference="4a-1", due=DueDate(date(2014, 10, 25), "25 October 2014", DatePrecision.DAY))
    line = only(council)
    assert (line.kind, line.who, line.on) == (ChangeKind.STATE, None, date(2014, 10, 26))
    assert line.said == "Its due date, 25 October 2014, passed"
    assert step(line) == (S.NOT_STARTED, S.OVERDUE, Direction.WORSE)


def test_a_date_that_moved_is_told_once_with_who_asked_and_why(council: Council, action: Action):
    council.move(action, date(2015, 2, 28))
    line = only(council)
    assert (line.kind, line.said) == (
        ChangeKind.MOVED,
        "moved the due date from 31 December 2014 to 28 February 2015",
    )
    assert (line.who.by, line.why) == ("director", f"owner asked for it: {BECAUSE} Agreed: {BECAUSE}")


def test_a_later_date_brings_an_overdue_action_back(council: Council, action: Action):
    asked = council.ask(action, date(2015, 2, 28))
    council.go_to(date(2015, 1, 10))
    council.answer(asked)
    lines = {one.kind: one for one in since(council, end=date(2015, 1, 11)).lines}
    assert step(lines[ChangeKind.MOVED]) == (S.OVERDUE, S.ON_TRACK, Direction.IMPROVED)
    assert step(lines[ChangeKind.STATE]) == (S.ON_TRACK, S.OVERDUE, Direction.WORSE)


def test_dates_asked_for_refused_and_taken_back(council: Council, action: Action):
    before = council.action(reference="4a-2")
    taken_back = council.ask(before, date(2015, 1, 31))
    council.go_to(date(2014, 10, 22))
    council.answer(council.ask(action, date(2015, 2, 28)), is_agreed=False)
    dates.withdraw(taken_back, **council.by("owner"))
    in_vain = council.ask(action, date(2015, 3, 31))
    dates.withdraw(in_vain, **council.by("owner"))
    assert said(since(council, start=date(2014, 10, 20)), ChangeKind.ASKED) == [
        "took back the new due date that was asked for, 31 January 2015",
        "refused the new due date, 28 February 2015",
        "asked for a new due date, 28 February 2015",
    ]


def test_another_post_and_another_holder(council: Council, action: Action):
    council.posts["other_manager"].refresh_from_db()
    edited(council, action, owner=council.posts["other_manager"])
    people.hand_over(Post.objects.get(pk=council.posts["other_manager"].pk), to=council.director, **council.by("admin"))
    told = since(council)
    assert said(told) == [
        "recorded a new holder: director, after other_manager",
        "reassigned it from Head of owner to Head of other_manager",
    ]
    assert told.lines[1].owners == {council.posts["owner"].pk, council.posts["other_manager"].pk}


def edited(council: Council, action: Action, **told: Any) -> Action:
    """The action with this said of it otherwise."""
    now = fresh(action)
    words = {
        "finding": now.finding,
        "reference": now.reference,
        "text": now.text,
        "success_measure": now.success_measure,
        "owner": now.owner,
    }
    return editing.change(now, ActionWords(**{**words, **told}), seen=mark_of(now), **council.by())


def test_new_words_are_told_word_by_word(council: Council, action: Action):
    edited(council, action, text="Do what 4a-1 really needs", success_measure="90% by March")
    line = only(council)
    assert (line.kind, line.said) == (ChangeKind.REWORDED, "reworded it")
    assert change_words(line) == {
        "What will be done": [("same", "Do what 4a-1"), ("added", "really"), ("same", "needs")],
        "Success measure": [("removed", "80"), ("added", "90"), ("same", "% by March")],
    }


def test_of_a_restricted_note_only_that_it_changed(council: Council, action: Action):
    edited(council, action, restricted_note="A secret", restricted_category=RestrictedCategory.INDIVIDUAL)
    line = only(council, may_read_restricted=True)
    assert (line.kind, line.said) == (ChangeKind.OTHER, "changed the restricted note")
    assert "secret" not in repr(line)


def test_standings_with_their_days_and_successors(council: Council, action: Action):
    other, third = council.action(reference="4a-2"), council.action(reference="4a-3")
    council.go_to(date(2014, 10, 21))
    council.stand(action, Standing.SUSPENDED, review_on=date(2014, 12, 1))
    council.stand(other, Standing.SUPERSEDED, superseded_by=action)
    council.stand(third, Standing.WITHDRAWN)
    council.stand(third, Standing.LIVE)
    told = since(council, start=date(2014, 10, 20))
    assert [(one.said, *step(one)[:2]) for one in reversed(told.lines)] == [
        ("marked it suspended until 1 December 2014", S.ON_TRACK, S.SUSPENDED),
        ("superseded it: 4a-1 takes its place", S.NOT_STARTED, S.SUPERSEDED),
        ("marked it withdrawn", S.NOT_STARTED, S.WITHDRAWN),
        ("brought it back", S.WITHDRAWN, S.NOT_STARTED),
    ]
    assert {one.kind for one in told.lines} == {ChangeKind.STANDING}


def test_a_split_tells_of_the_parts_and_of_the_whole(council: Council, action: Action):
    due = DueDate(date(2014, 12, 31), "31 December 2014", DatePrecision.DAY)
    parts = [Part("4a-1a", "Do it", due=due), Part("4a-1b", "Do it too", due=due)]
    splitting.split(action, parts, seen=mark_of(action), **council.by())
    assert sorted(said(since(council))) == ["split it into parts that take its place", *["split it off from 4a-1"] * 2]


def test_a_further_step_of_impact(council: Council, action: Action):
    told = {"impact": Impact.EARLY_SIGNS, "difference": "Young people say so.", "impact_on": council.today}
    council.say(action, DeliveryStatus.ON_TRACK, **told)
    line = only(council)
    assert (line.kind, line.impact, line.why_is) == (ChangeKind.IMPACT, Direction.IMPROVED, "Difference made")
    assert line.said == "said that its impact is early signs, after not yet evidenced"


def test_commitments_evidence_and_links(council: Council, action: Action):
    partners = ActionLinks(partners=frozenset({council.organisations["Health"].pk}))
    edited(council, action, links=partners)
    actions.commit_partner(Partner.objects.get(), Commitment.AGREED, **council.by("partner"))
    evidence.add(action, Proof("Audit of ten plans", council.today, link="https://www.example.org/"), **council.by())
    tags.put(council.plan, [action], "audit", **council.by())
    comments.say(action, "Who can see this?", **council.by("owner"))
    told = since(council)
    assert said(told) == [
        "said that it has the tag “audit”",
        "gave evidence: “Audit of ten plans”",
        "gave the commitment of Health: agreed, after not yet agreed",
        "asked Health to commit itself to it",
    ]
    assert [one.kind for one in told.lines[1:3]] == [ChangeKind.EVIDENCE, ChangeKind.COMMITMENT]


def test_findings_and_what_they_require(council: Council, action: Action):
    new = council.add_finding(reference="4b", requirements=["A plan"])
    required = requirements.add(council.finding, "A list", **council.by())
    requirements.reword(required, "A short list", seen=1, **council.by())
    words = FindingWords(council.source, "4a", "Finding 4a", "Too few care leavers have a place in education.")
    findings.change(fresh(council.finding), words, seen=council.finding.version, **council.by())
    told = since(council)
    assert said(told) == [
        "reworded it",
        "reworded a requirement",
        "added the requirement “A list”",
        "added it to the plan",
    ]
    assert change_words(told.lines[1]) == {"Requirement": [("same", "A"), ("added", "short"), ("same", "list")]}
    travels = {one.reference: one for one in told.findings}
    assert (travels["4b"].before, travels["4b"].key) == (None, new.pk)
    assert travels["4a"].direction == Direction.WORSE
    assert travels["4a"].because == "1 requirement has no action"


def test_a_finding_is_worse_for_the_reasons_of_its_actions(council: Council, action: Action):
    council.say(action, DeliveryStatus.OFF_TRACK)
    [travel] = since(council).findings
    assert (travel.before.value, travel.after.value, travel.direction) == ("on_course", "off_course", Direction.WORSE)
    assert travel.because == "1 action is off track"
    assert [(one.reference, one.why) for one in travel.worse] == [("4a-1", "The post was vacant.")]


def test_a_new_action_is_one_line_with_the_state_in_which_it_came(council: Council):
    council.go_to(date(2014, 10, 20))
    council.action(reference="4a-9")
    line = only(council)
    assert (line.kind, line.said, line.step.after) == (ChangeKind.NEW, "added it to the plan", S.NOT_STARTED)
    assert since(council).actions == ()


def test_a_correction_is_no_news_unless_it_says_another_status(council: Council, action: Action):
    council.go_to(date(2014, 10, 2))
    old = council.say(action, DeliveryStatus.ON_TRACK)
    council.go_to(date(2014, 10, 21))
    mended = ProgressFactory(status=DeliveryStatus.ON_TRACK, said_on=old.said_on, happened="The second meeting.")
    mended = progress.correct(old, mended, **council.by("owner"))
    assert since(council, start=date(2014, 10, 3)).lines == ()
    progress.correct(mended, ProgressFactory(status=DeliveryStatus.AT_RISK, said_on=old.said_on), **council.by("owner"))
    line = only(council, start=date(2014, 10, 3))
    assert (line.said, *step(line)[:2]) == ("corrected what was said: it is at risk", S.ON_TRACK, S.AT_RISK)


def test_what_was_corrected_within_the_span_is_told_once_as_it_stands(council: Council, action: Action):
    slip = council.say(action, DeliveryStatus.OFF_TRACK)
    progress.correct(slip, ProgressFactory(status=DeliveryStatus.AT_RISK, said_on=slip.said_on), **council.by("owner"))
    line = only(council)
    assert (line.said, *step(line)) == (
        "said that it is at risk, as corrected on 20 October 2014",
        *(S.ON_TRACK, S.AT_RISK, Direction.WORSE),
    )


def test_a_change_to_many_is_told_of_each(council: Council, action: Action):
    other = council.action(reference="4a-2")
    council.go_to(date(2014, 10, 21))
    bulk.change(council.plan, [action.pk, other.pk], NewOwner(council.posts["partner"]), **council.by())
    told = since(council, start=date(2014, 10, 20))
    assert said(told) == ["reassigned it from Head of owner to Head of partner"] * 2
    assert len({one.number for one in told.lines}) == 1
