"""What was said and decided of actions, as members read it: the newest first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from actionplan.models import AssuranceDecision, DueDateDecision, ProgressUpdate, StandingDecision
from actionplan.queries.scrutiny_action_values import PublicGap
from actionplan.queries.scrutiny_actions import gaps
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing


@dataclass(frozen=True)
class PublicEvent:
    """One thing said or decided of an action; ``what`` in few words, ``text`` in those of who said it.

    ``gaps`` stand for what is kept from the public.
    """

    at: datetime
    reference: str
    slug: str
    what: str
    text: str
    difference: str = ""
    gaps: tuple[PublicGap, ...] = ()

    @property
    def day(self) -> date:
        """The London day on which it was recorded."""
        return london_day(self.at)


def events_of(actions: Collection[str], plan: int) -> tuple[PublicEvent, ...]:
    """What was said and decided of the actions with these slugs, in four queries. What was taken back is left out."""
    asked = {"action__plan": plan, "action__slug__in": tuple(actions)}
    found = [*_updates(asked), *_decisions(asked), *_standings(asked), *_dates(plan, tuple(actions))]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _updates(asked: dict[str, object]) -> Iterator[PublicEvent]:
    """What owners said."""
    for row in ProgressUpdate.objects.current().filter(**asked).select_related("action", "change"):
        coming = row.recovery or row.next
        parts = (row.happened, row.reason and f"Why: {row.reason}", coming and f"Next: {coming}")
        text = " ".join(_ended(part) for part in parts if part)
        said = f"The owner said: {DeliveryStatus(row.status).label.lower()}"
        yield PublicEvent(row.change.at, row.action.reference, row.action.slug, said, text, row.difference, gaps(row))


def _decisions(asked: dict[str, object]) -> Iterator[PublicEvent]:
    """What the QA unit decided of claims."""
    words = {
        AssuranceOutcome.ASSURED: "Assured by the QA unit",
        AssuranceOutcome.RETURNED: "Claim returned by the QA unit",
        AssuranceOutcome.REOPENED: "Reopened by the QA unit",
    }
    for row in AssuranceDecision.objects.current().filter(**asked).select_related("action", "change"):
        what = words[AssuranceOutcome(row.outcome)]
        yield PublicEvent(row.change.at, row.action.reference, row.action.slug, what, row.reason)


def _standings(asked: dict[str, object]) -> Iterator[PublicEvent]:
    """What the QA unit suspended, took out of the plan and brought back."""
    for row in StandingDecision.objects.current().filter(**asked).select_related("action", "change"):
        standing = Standing(row.standing)
        what = "Brought back into the plan" if standing == Standing.LIVE else standing.label
        until = f" until {in_words(row.review_on)}" if standing == Standing.SUSPENDED and row.review_on else ""
        yield PublicEvent(row.change.at, row.action.reference, row.action.slug, what + until, row.reason)


def _dates(plan: int, actions: tuple[str, ...]) -> Iterator[PublicEvent]:
    """New due dates that were agreed or refused."""
    rows = DueDateDecision.objects.filter(request__action__plan=plan, request__action__slug__in=actions)
    for row in rows.select_related("request__action", "change"):
        request, action = row.request, row.request.action
        earlier = f" instead of {in_words(request.from_on)}" if request.from_on else ""
        what = f"New due date {'agreed' if row.is_agreed else 'refused'}: {in_words(request.to_on)}{earlier}"
        yield PublicEvent(row.change.at, action.reference, action.slug, what, f"{_ended(request.reason)} {row.reason}")


def _ended(words: str) -> str:
    """Words with a full stop after them, unless they end a sentence already."""
    words = words.strip()
    return words if not words or words[-1] in ".!?…”" else f"{words}."
