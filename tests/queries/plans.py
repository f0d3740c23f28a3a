"""Plans of any shape to ask about: a few actions, each told a little story by the commands."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from actionplan.commands.actions import DueDate
from actionplan.models import Action, Finding
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact, Standing
from tests.factories import Council

DAY = date(2014, 12, 4)
ASSURED, RETURNED, REOPENED = AssuranceOutcome


class Story(NamedTuple):
    """What is done to one action, and under which finding it stands."""

    finding: int
    due_in: int | None
    says: tuple[DeliveryStatus, ...]
    decides: tuple[AssuranceOutcome, ...]
    standing: Standing
    has_impact: bool
    is_owned: bool


def claims_last(says: list[DeliveryStatus]) -> tuple[DeliveryStatus, ...]:
    """What an owner says in turn: nothing follows a claim until the QA unit has decided it."""
    claims = [place for place, status in enumerate(says) if status == DeliveryStatus.COMPLETE]
    return tuple(says[: claims[0] + 1] if claims else says)


stories = st.lists(
    st.builds(
        Story,
        finding=st.integers(0, 2),
        due_in=st.none() | st.integers(-20, 60),
        says=st.lists(st.sampled_from(list(DeliveryStatus)[1:]), max_size=2).map(claims_last),
        decides=st.sampled_from([(), (ASSURED,), (RETURNED,), (ASSURED, REOPENED)]),
        standing=st.sampled_from(Standing),
        has_impact=st.booleans(),
        is_owned=st.booleans(),
    ),
    max_size=6,
)


def tell(council: Council, told: list[Story]) -> list[Action]:
    """Add the actions to three findings, one of which requires something that no action answers."""
    findings = [council.finding, council.add_finding(), council.add_finding(requirements=["A pathway plan"])]
    council.go_to(date(2014, 10, 20))
    return [add(council, findings, story) for story in told]


def add(council: Council, findings: list[Finding], story: Story) -> Action:
    """One action and what is said and decided of it."""
    due = DueDate(DAY + timedelta(days=story.due_in)) if story.due_in is not None else DueDate()
    owner = council.posts["owner"] if story.is_owned else None
    action = council.action(finding=findings[story.finding], due=due, owner=owner)
    impact = Impact.EVIDENT if story.has_impact else Impact.NOT_YET_EVIDENCED
    for status in story.says:
        council.say(action, status, who="other_qa", impact=impact)
    if story.says and story.says[-1] == DeliveryStatus.COMPLETE:
        for outcome in story.decides:
            council.decide(action, outcome)
    stand(council, action, story)
    return action


def stand(council: Council, action: Action, story: Story) -> None:
    """Take the action out of the plan where the story says so; what nothing is there to supersede is withdrawn."""
    gone = Action.objects.filter(standing_decisions__standing__in=(Standing.SUPERSEDED, Standing.WITHDRAWN))
    heir = Action.objects.filter(plan=action.plan).exclude(pk=action.pk).exclude(pk__in=gone).first()
    if story.standing == Standing.SUPERSEDED and heir:
        council.stand(action, Standing.SUPERSEDED, superseded_by=heir)
    elif story.standing in (Standing.SUPERSEDED, Standing.WITHDRAWN):
        council.stand(action, Standing.WITHDRAWN)
    elif story.standing == Standing.SUSPENDED:
        council.stand(
            action, Standing.SUSPENDED, review_on=date(2014, 11, 1) if story.has_impact else date(2015, 1, 31)
        )
