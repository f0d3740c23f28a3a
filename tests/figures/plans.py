"""Plans of any shape, with everything that a figure may count: partners, requirements, moved dates, open requests."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from actionplan.commands.recording import recording
from actionplan.models import Action, Origin, Partner, Requirement
from actionplan.vocabulary import Commitment, DeliveryStatus, OriginKind
from tests.factories import Council, fresh
from tests.queries.plans import DAY, Story, stories, tell


class Links(NamedTuple):
    """What is tied to one action, and whether it was heard of lately."""

    partner: Commitment | None
    origin: OriginKind | None
    meets_requirement: bool
    has_measure: bool
    moves_by: int
    asks_for_more: bool
    is_heard_lately: bool


links = st.lists(
    st.builds(
        Links,
        partner=st.none() | st.sampled_from(Commitment),
        origin=st.none() | st.sampled_from(OriginKind),
        meets_requirement=st.booleans(),
        has_measure=st.booleans(),
        moves_by=st.sampled_from([0, 0, 40, -10]),
        asks_for_more=st.booleans(),
        is_heard_lately=st.booleans(),
    ),
    min_size=6,
    max_size=6,
)
told_plans = st.tuples(stories, links)


def tell_with_links(council: Council, told: tuple[list[Story], list[Links]]) -> list[Action]:
    """Tell a plan of three findings, tie its actions to other things, and let some be heard of in November."""
    actions = tell(council, told[0])
    for action, tied in zip(actions, told[1], strict=False):
        tie(council, fresh(action), tied)
    council.go_to(date(2014, 11, 20))
    for action, tied, story in zip(actions, told[1], told[0], strict=False):
        ask(council, action, tied, story)
    council.go_to(DAY)
    return actions


def tie(council: Council, action: Action, tied: Links) -> None:
    """Write the links that an import would write."""
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        if tied.partner:
            health = council.organisations["Health"]
            record.add(Partner(action=action, organisation=health, commitment=tied.partner))
        if tied.origin:
            record.add(Origin(action=action, kind=tied.origin))
        if tied.meets_requirement:
            action.requirement = record.add(
                Requirement(finding=action.finding, text=f"In place for {action.reference}")
            )
        action.success_measure = "80% by March" if tied.has_measure else ""
        record.save(action)


def ask(council: Council, action: Action, tied: Links, story: Story) -> None:
    """Say something of what is at work, move its date, and leave a request open, where all that can be done."""
    is_at_work = story.standing == "live" and not (story.says and story.says[-1] == DeliveryStatus.COMPLETE)
    if not is_at_work or not story.is_owned:
        return
    if tied.is_heard_lately:
        council.say(fresh(action), DeliveryStatus.ON_TRACK)
    if tied.moves_by and action.due_on:
        council.move(fresh(action), max(council.today, action.due_on) + timedelta(days=abs(tied.moves_by)))
    if tied.asks_for_more and action.due_on:
        council.ask(fresh(action), date(2015, 6, 30))
