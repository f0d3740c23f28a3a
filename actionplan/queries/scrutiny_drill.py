"""One finding and one action as members see them, in the plan or gone from it."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Action, AlsoServes, Finding, Partner, Plan
from actionplan.queries.positions import positions
from actionplan.queries.scrutiny import bare_position
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart
from actionplan.queries.scrutiny_actions import public_action
from actionplan.queries.scrutiny_dashboard import Compared, compare
from actionplan.queries.scrutiny_events import PublicEvent, events_of
from actionplan.queries.scrutiny_matter_values import PublicMatter
from actionplan.queries.scrutiny_matters import matters
from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.queries.scrutiny_verdict import would_change
from actionplan.queries.scrutiny_voices import PublicVoice, voices
from actionplan.rules.moments import london_day
from actionplan.rules.policy import Policy
from actionplan.rules.verdict import Quadrant, quadrant, verdict_in_words
from actionplan.vocabulary import Commitment


@dataclass(frozen=True)
class GoneFinding:
    """A finding that was taken out of the plan: what members may still read of it."""

    reference: str
    title: str
    statement: str
    left_on: date


@dataclass(frozen=True)
class FindingPage:
    """A finding with what its page says beside it; ``also`` are actions counted elsewhere that serve it too."""

    finding: PublicFinding
    source: str
    introduction: str
    compared: Compared
    events: tuple[PublicEvent, ...]
    also: tuple[PublicAction, ...]
    voices: tuple[PublicVoice, ...]
    matters: tuple[PublicMatter, ...]

    @property
    def verdict(self) -> str:
        """The verdict in words, of activity and impact together."""
        return verdict_in_words(self.finding.state, self.finding.impact)

    @property
    def quadrant(self) -> Quadrant:
        """Which of the four it is."""
        return quadrant(self.finding.state, self.finding.impact)

    @property
    def would_change(self) -> tuple[str, ...]:
        """What would change the verdict."""
        return would_change(self.finding)

    @property
    def left(self) -> tuple[PublicApart, ...]:
        """Its actions that left the plan."""
        return self.finding.apart


@dataclass(frozen=True)
class PublicPartner:
    """An organisation whose part an action needs, and whether it has committed itself."""

    name: str
    commitment: Commitment


@dataclass(frozen=True)
class ActionPage:
    """An action with what its page says beside it: ``action`` while it is in the plan, else ``apart``."""

    finding: PublicFinding
    action: PublicAction | None
    apart: PublicApart | None
    compared: Compared
    events: tuple[PublicEvent, ...]
    partners: tuple[PublicPartner, ...]
    matters: tuple[PublicMatter, ...]

    @property
    def one(self) -> PublicAction | PublicApart:
        """The action, in the plan or gone from it."""
        found = self.action or self.apart
        assert found is not None
        return found


def finding_page(plan: Plan, slug: str, *, on: date, policy: Policy) -> FindingPage | GoneFinding | None:
    """The page of the finding with this slug; of one that was taken out only that; ``None`` when there is none."""
    row = Finding.objects.filter(plan=plan, slug=slug).select_related("change").first()
    if row is None or row.is_withdrawn:
        return _gone(row) if row else None
    compared, finding, source = _seen(plan, slug, on=on, policy=policy)
    slugs = [*(one.slug for one in finding.actions), *(one.slug for one in finding.apart)]
    heard = tuple(one for one in voices(plan) if one.slug == slug)
    also = _also(row, on=on, policy=policy)
    asked = matters(plan, on=on, finding=row)
    return FindingPage(finding, *source, compared, events_of(slugs, plan.pk), also, heard, asked)


def action_page(plan: Plan, slug: str, *, on: date, policy: Policy) -> ActionPage | GoneFinding | None:
    """The page of the action with this slug, or of its finding when that was taken out of the plan."""
    row = Action.objects.filter(plan=plan, slug=slug).select_related("finding__change").first()
    if row is None or row.finding.is_withdrawn:
        return _gone(row.finding) if row else None
    compared, finding, _ = _seen(plan, row.finding.slug, on=on, policy=policy)
    action = next((one for one in finding.actions if one.slug == slug), None)
    apart = next((one for one in finding.apart if one.slug == slug), None)
    asked = matters(plan, on=on, action=row)
    return ActionPage(finding, action, apart, compared, events_of([slug], plan.pk), _partners(row), asked)


def _seen(plan: Plan, slug: str, *, on: date, policy: Policy) -> tuple[Compared, PublicFinding, tuple[str, str]]:
    """A finding beside the last meeting's position, with the name of where it comes from and what stands over that."""
    now = bare_position(plan, on=on, policy=policy, only=slug)
    compared = compare(plan, now, policy=policy, only=slug)
    [source] = (compared.since.position if compared.since else now).sources
    return compared, source.findings[0], (source.name, source.introduction)


def _gone(row: Finding) -> GoneFinding:
    """What is said of a finding that was taken out: the change that last wrote it took it out."""
    return GoneFinding(row.reference, row.title, row.statement, london_day(row.change.at))


def _also(finding: Finding, *, on: date, policy: Policy) -> tuple[PublicAction, ...]:
    """The actions counted under other findings that serve this one too."""
    links = AlsoServes.objects.filter(finding=finding, is_withdrawn=False, action__finding__is_withdrawn=False)
    actions = Action.objects.filter(pk__in=links.values("action"))
    return tuple(public_action(one, "") for one in positions(actions, on=on, policy=policy) if one.is_counted)


def _partners(action: Action) -> tuple[PublicPartner, ...]:
    """The organisations whose part an action needs."""
    rows = Partner.objects.filter(action=action, is_withdrawn=False).select_related("organisation")
    return tuple(
        PublicPartner(row.organisation.name, Commitment(row.commitment)) for row in rows.order_by("organisation__name")
    )
