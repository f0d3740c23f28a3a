"""What partners were asked to commit themselves to, and what was said of it: by whom, when and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from actionplan import access
from actionplan.models import Action, Change, Partner, Person
from actionplan.queries.positions import ActionPosition
from actionplan.vocabulary import Commitment

SAID_ITSELF = "actions.commit_partner"
"""The name of the change by which a partner gives its own commitment."""
SAID_FOR_IT = "actions.commit_partner_on_behalf"
"""The name of the change by which the QA unit notes a partner's commitment on the partner's behalf."""

WORST_FIRST = (Commitment.DECLINED, Commitment.NOT_YET, Commitment.AGREED)


@dataclass(frozen=True)
class CommitmentLine:
    """One organisation's commitment to one action. ``may_say`` is whether the reader may give it."""

    partner: Partner
    may_say: bool = False

    @property
    def commitment(self) -> Commitment:
        """What it is now."""
        return Commitment(self.partner.commitment)

    @property
    def said(self) -> Change | None:
        """The change that said so, or ``None`` when nobody has yet: then it is not yet agreed as it came."""
        change = self.partner.change
        return change if change.command in (SAID_ITSELF, SAID_FOR_IT) else None

    @property
    def is_on_behalf(self) -> bool:
        """Whether the QA unit typed it for the organisation."""
        return self.partner.change.command == SAID_FOR_IT


@dataclass(frozen=True)
class Asked:
    """An action that asks for an organisation's commitment, with where it stands."""

    line: CommitmentLine
    position: ActionPosition


def lines_of(partners: Iterable[Partner], reader: Person, *, on: date) -> tuple[CommitmentLine, ...]:
    """What each of these partners said, and whether the reader may say it for them on a day."""
    return tuple(CommitmentLine(one, access.may_commit(reader, one, on=on)) for one in partners)


def asked(
    standing: Iterable[ActionPosition], partners: Iterable[Partner], reader: Person, *, on: date
) -> tuple[Asked, ...]:
    """The counted actions among these that ask for one organisation's commitment: declined first, then not yet.

    ``partners`` are of that organisation; what is superseded or withdrawn asks for nothing any more.
    """
    lines = {one.partner.action_id: one for one in lines_of(partners, reader, on=on)}
    there = (one for one in standing if one.is_counted and one.action.pk in lines)
    found = (Asked(lines[one.action.pk], one) for one in there)
    return tuple(sorted(found, key=lambda one: WORST_FIRST.index(one.line.commitment)))


def partners_of(action: Action) -> "QuerySet[Partner]":
    """The partners of one action."""
    return partners_in(Action.objects.filter(pk=action.pk)).order_by("organisation__name")


def partners_in(actions: "QuerySet[Action]") -> "QuerySet[Partner]":
    """The partners of these actions, each with its organisation, its action and who said what it is."""
    linked = Partner.objects.filter(action__in=actions, is_withdrawn=False)
    return linked.select_related("organisation", "action__plan", "change__by")


def counts_of(commitments: Iterable[Commitment | str]) -> dict[Commitment, int]:
    """How many are agreed, not yet agreed and declined, every one named."""
    counted = Counter(Commitment(one) for one in commitments)
    return {one: counted[one] for one in Commitment}
