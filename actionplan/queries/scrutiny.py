"""Gathers what councillors and the public may see: only values of the allow-list leave here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.models import Action, DueDateRequest, Finding, Plan, Source
from actionplan.queries.finding_reasons import reasons
from actionplan.queries.findings import FindingPosition, finding_positions
from actionplan.queries.plans import meetings_around, timetable
from actionplan.queries.scrutiny_action_values import PublicCount
from actionplan.queries.scrutiny_actions import gaps, public_action, public_apart
from actionplan.queries.scrutiny_values import Position, PublicFinding, PublicMeeting, PublicSource
from actionplan.rules.policy import Policy
from actionplan.rules.states import NOT_OPEN
from actionplan.vocabulary import FindingState


@dataclass(frozen=True)
class Standing:
    """What a position is made of: the findings with their actions, and why dates moved, by the action's key.

    It holds stored rows, and stays within queries.
    """

    findings: tuple[FindingPosition, ...]
    moves: Mapping[int, str]

    @property
    def rows(self) -> list[Action]:
        """The actions as they are stored, those that left the plan among them."""
        return [one.action for finding in self.findings for one in finding.actions]


def position(plan: Plan, *, on: date, policy: Policy) -> Position:
    """Where the plan stands on a day, for those who read the scrutiny pages."""
    return position_from(plan, standing_of(plan, on=on, policy=policy), on=on)


def standing_of(plan: Plan, *, on: date, policy: Policy, only: str = "") -> Standing:
    """The stored side of a position, for who asks more of the same rows; of ``only`` the finding with this slug."""
    findings, actions = Finding.objects.filter(plan=plan, is_withdrawn=False), Action.objects.filter(plan=plan)
    if only:
        findings, actions = findings.filter(slug=only), actions.filter(finding__slug=only)
    found = finding_positions(findings, actions, on=on, policy=policy, with_also=False)
    moved = [one.action.pk for finding in found for one in finding.counted if one.number_of_moves]
    return Standing(tuple(found), why_moved(moved))


def why_moved(actions: Collection[int]) -> dict[int, str]:
    """For each of these actions, the reason given for the last new date that was agreed; no query for none."""
    if not actions:
        return {}
    agreed = DueDateRequest.objects.filter(action__in=actions, decision__is_agreed=True)
    return dict(agreed.order_by("decision__pk").values_list("action", "reason"))


def position_from(plan: Plan, standing: Standing, *, on: date) -> Position:
    """The position that these rows come to, with the deadlines and meetings around the day."""
    before, coming = meetings_around(on)
    return Position(
        plan_title=plan.title,
        council=plan.council,
        day=on,
        timetable=timetable(plan, on=on),
        sources=sources_of(standing.findings, standing.moves),
        next_meeting=PublicMeeting(coming.body.name, coming.held_on, coming.papers_on) if coming else None,
        last_meeting=PublicMeeting(before.body.name, before.held_on) if before else None,
    )


def bare_position(plan: Plan, *, on: date, policy: Policy, only: str = "") -> Position:
    """A position to compare with: without deadlines and meetings, which saves queries."""
    standing = standing_of(plan, on=on, policy=policy, only=only)
    return Position(plan.title, plan.council, on, (), sources_of(standing.findings, standing.moves), None, None)


def sources_of(standing: Iterable[FindingPosition], moves: Mapping[int, str]) -> tuple[PublicSource, ...]:
    """Findings gathered under where they come from."""
    by_source: dict[Source, list[PublicFinding]] = {}
    found = list(standing)
    parts = _parts(found)
    for one in found:
        by_source.setdefault(one.finding.source, []).append(_finding(one, parts, moves))
    return tuple(PublicSource(row.name, row.introduction, tuple(found)) for row, found in by_source.items())


def _parts(standing: Iterable[FindingPosition]) -> dict[int, list[Action]]:
    """For each action that was split, its parts."""
    parts: dict[int, list[Action]] = {}
    for action in (one.action for finding in standing for one in finding.actions):
        if action.split_from_id:
            parts.setdefault(action.split_from_id, []).append(action)
    return parts


def _finding(one: FindingPosition, parts: Mapping[int, list[Action]], moves: Mapping[int, str]) -> PublicFinding:
    """What members may see of a finding."""
    return PublicFinding(
        anchor=f"finding-{one.finding.slug}",
        slug=one.finding.slug,
        reference=one.finding.reference,
        title=one.finding.title,
        statement=one.finding.statement,
        state=one.state,
        counts=tuple(PublicCount(state, number) for state, number in one.counts.items()),
        actions=tuple(public_action(action, moves.get(action.action.pk, "")) for action in one.worst_first),
        impact=one.impact,
        number_with_impact=one.number_with_impact,
        last_due_on=one.last_due_on,
        other_reasons=_other_reasons(one),
        apart=tuple(public_apart(action, one.finding.reference, parts) for action in one.apart),
        because=_because(one),
        paragraph=one.finding.paragraph,
        number_bare=len(one.bare_requirements),
        gaps=gaps(one.finding),
    )


def _because(one: FindingPosition) -> str:
    """Why a finding is in its state, to follow “because”."""
    pieces = ((part.before, str(part.number or ""), part.after) for part in reasons(one))
    told = [" ".join(word for word in piece if word) for piece in pieces]
    return " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def _other_reasons(one: FindingPosition) -> tuple[str, ...]:
    """Why a finding is off course when it is not for an action that is overdue or off track."""
    bare = tuple(f"No action answers this requirement: {row.text}" for row in one.bare_requirements)
    if not one.counted:
        return (*bare, "The plan has no action for this finding.")
    nothing_open = all(action.state in NOT_OPEN for action in one.counted)
    is_stuck = one.state == FindingState.OFF_COURSE and nothing_open
    return (*bare, "No action is open, and not every one is assured.") if is_stuck else bare
