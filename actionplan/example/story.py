"""The example's story: what people said and decided from October to December 2014, told in order."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from actionplan.commands import actions, assurance, dates, progress, scrutiny
from actionplan.commands.progress import Progress
from actionplan.example import members, papers, proofs
from actionplan.models import Action, Body, DueDateRequest, Meeting, Partner, Person, Plan
from actionplan.rules.moments import LONDON
from actionplan.vocabulary import AssuranceOutcome, Commitment, DeliveryStatus, Impact, Standing

Event = dict[str, Any]


def tell(events: list[Event], plan: Plan, everyone: dict[str, Person]) -> None:
    """Put every event through the command it names, at its own moment, by its own person."""
    for event in events:
        at = datetime.fromisoformat(event["at"]).replace(tzinfo=LONDON)
        COMMANDS[event["command"]](event, plan, everyone[event["by"]], at)


def _action(event: Event, plan: Plan) -> Action:
    """The action an event is about."""
    return Action.objects.select_related("plan", "owner__holder", "owner__organisation").get(
        plan=plan, reference=event["action"]
    )


def _record(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """An owner says how an action stands."""
    said = Progress(
        status=DeliveryStatus(event["status"]),
        said_on=date.fromisoformat(event["said_on"]),
        happened=event["happened"],
        next=event["next"],
        difference=event["difference"] or "",
        reason=event["reason"] or "",
        recovery=event["recovery"] or "",
        impact=Impact(event["impact"]),
    )
    progress.record(_action(event, plan), said, by=by, because=event["because"], at=at)


def _ask_for_date(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """An owner asks for another due date."""
    to = date.fromisoformat(event["due_on"])
    dates.ask(_action(event, plan), to=to, by=by, because=event["because"], at=at)


def _decide_date(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """The director decides the date that was asked for."""
    request = DueDateRequest.objects.current().get(action=_action(event, plan), decision=None)
    dates.decide(request, is_agreed=event["is_agreed"], by=by, because=event["because"], at=at)


def _decide_claim(outcome: AssuranceOutcome) -> Callable[[Event, Plan, Person, datetime], None]:
    """The QA unit assures or returns a claim."""

    def decide(event: Event, plan: Plan, by: Person, at: datetime) -> None:
        told = {"by": by, "because": event["because"], "at": at}
        assurance.decide(_action(event, plan), outcome, without_evidence=True, **told)

    return decide


def _suspend(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """The QA unit suspends an action until a day."""
    review_on = date.fromisoformat(event["review_on"])
    action = _action(event, plan)
    actions.decide_standing(action, Standing.SUSPENDED, review_on=review_on, by=by, because=event["because"], at=at)


def _commit_partner(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A partner says whether it commits itself."""
    partner = Partner.objects.select_related("action__plan").get(
        action=_action(event, plan), organisation__name=event["organisation"]
    )
    actions.commit_partner(partner, Commitment(event["commitment"]), by=by, because=event["because"], at=at)


def _hold_meeting(event: Event, _plan: Plan, by: Person, at: datetime) -> None:
    """A body meets, and what it resolved is written down."""
    body = Body.objects.get(slug=event["body"])
    meeting = Meeting.objects.get(body=body, held_on=date.fromisoformat(event["held_on"]))
    scrutiny.minute_meeting(meeting, resolution=event["resolution"], by=by, because=event["because"], at=at)


def _add_paper(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A paper of the plan comes."""
    papers.add(event["paper"], plan, by=by, because=event["because"], at=at)


def _change_paper(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A newer file takes the place of a paper's."""
    papers.change(event["paper"], plan, by=by, because=event["because"], at=at)


def _write_report(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A section of the report is written anew."""
    papers.write(event, plan, by=by, because=event["because"], at=at)


def _give_evidence(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A file is given as evidence."""
    proofs.add(event["proof"], _action(event, plan), by=by, because=event["because"], at=at)


def _change_evidence(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """A newer file is given in place of another."""
    proofs.change(event["proof"], _action(event, plan), by=by, because=event["because"], at=at)


def _comment(event: Event, plan: Plan, by: Person, at: datetime) -> None:
    """Somebody asks, answers or comments."""
    proofs.say(event, _action(event, plan), by=by, because=event["because"], at=at)


COMMANDS: dict[str, Callable[[Event, Plan, Person, datetime], None]] = {
    "progress.record": _record,
    "dates.ask": _ask_for_date,
    "dates.decide": _decide_date,
    "assurance.assure": _decide_claim(AssuranceOutcome.ASSURED),
    "assurance.return_claim": _decide_claim(AssuranceOutcome.RETURNED),
    "actions.suspend": _suspend,
    "actions.commit_partner": _commit_partner,
    "scrutiny.hold_meeting": _hold_meeting,
    "documents.add": _add_paper,
    "documents.change": _change_paper,
    "report_text.write": _write_report,
    "evidence.add": _give_evidence,
    "evidence.change": _change_evidence,
    "comments.say": _comment,
    **members.COMMANDS,
}
"""The command that each kind of event goes through."""
