"""The council itself: its people, one plan with a finding, and a clock that ticks a minute for each command."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from actionplan.commands import actions, assurance, dates, findings, people, plans, progress
from actionplan.commands.actions import DueDate
from actionplan.models import (
    Action,
    AssuranceDecision,
    DueDateDecision,
    DueDateRequest,
    Finding,
    Organisation,
    Person,
    Plan,
    Post,
    ProgressUpdate,
    Source,
    StandingDecision,
)
from actionplan.rules.moments import LONDON, london_day
from actionplan.vocabulary import AssuranceOutcome, DatePrecision, DeliveryStatus, Role, Standing
from tests.factories.made import BECAUSE, ActionFactory, FindingFactory, ProgressFactory

START = datetime(2014, 10, 1, 9, 0, tzinfo=LONDON)
DUE = DueDate(date(2014, 12, 31), "end of December 2014", DatePrecision.MONTH)

ROLES = {
    "qa": Role.QA,
    "other_qa": Role.QA,
    "owner": Role.SENIOR_MANAGER,
    "other_manager": Role.SENIOR_MANAGER,
    "councillor": Role.COUNCILLOR,
    "democratic": Role.DEMOCRATIC_SERVICES,
    "director": Role.DIRECTOR,
    "executive": Role.EXECUTIVE_MEMBER,
}


@dataclass
class Council:
    """A council on the day it begins its plan; each thing done moves its clock on by a minute."""

    admin: Person
    now: datetime
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    plan: Plan = field(init=False)
    source: Source = field(init=False)
    finding: Finding = field(init=False)

    def __getattr__(self, name: str) -> Person:
        """A person by what they are: ``council.qa``, ``council.owner``."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def tick(self) -> datetime:
        """The next moment."""
        self.now += timedelta(minutes=1)
        return self.now

    def go_to(self, day: date) -> date:
        """Let it be nine o'clock of a day."""
        self.now = datetime.combine(day, time(9), tzinfo=LONDON)
        return day

    @property
    def today(self) -> date:
        """The London day."""
        return london_day(self.now)

    def by(self, who: str = "qa", **more: Any) -> dict[str, Any]:
        """The keyword arguments that every command takes: who, why and when."""
        return {"by": self.people[who], "because": BECAUSE, "at": self.tick(), **more}

    def add_finding(self, **told: Any) -> Finding:
        """One more finding."""
        return FindingFactory(source=told.pop("source", self.source), **self.by(), **told)

    def action(self, **told: Any) -> Action:
        """One more action, of the owner's post and due at the end of December, unless told otherwise."""
        defaults = {"finding": self.finding, "owner": self.posts["owner"], "due": DUE}
        return ActionFactory(**{**defaults, **self.by(), **told})

    def say(self, action: Action, status: DeliveryStatus, *, who: str = "owner", **told: Any) -> ProgressUpdate:
        """Somebody says how an action stands today."""
        said = ProgressFactory(**{"status": status, "said_on": self.today, **told})
        return progress.record(action, said, **self.by(who))

    def claim(self, action: Action, *, who: str = "owner") -> ProgressUpdate:
        """The owner says that it is complete."""
        return self.say(action, DeliveryStatus.COMPLETE, who=who)

    def decide(self, action: Action, outcome: AssuranceOutcome, *, who: str = "qa", **more: Any) -> AssuranceDecision:
        """The QA unit decides the claim, which it assures without evidence."""
        return assurance.decide(action, outcome, without_evidence=True, **self.by(who, **more))

    def stand(self, action: Action, standing: Standing, **more: Any) -> StandingDecision:
        """The QA unit suspends, supersedes, withdraws or brings back."""
        return actions.decide_standing(action, standing, **self.by("qa", **more))

    def ask(self, action: Action, to: date, *, who: str = "owner") -> DueDateRequest:
        """The owner asks for another date."""
        return dates.ask(action, to=to, **self.by(who))

    def answer(self, request: DueDateRequest, *, is_agreed: bool = True, who: str = "director") -> DueDateDecision:
        """The director answers."""
        return dates.decide(request, is_agreed=is_agreed, **self.by(who))

    def move(self, action: Action, to: date) -> DueDateDecision:
        """Ask for a date and get it."""
        return self.answer(self.ask(action, to))

    def add_person(self, name: str, role: Role | None = None, **scope: Any) -> Person:
        """Let somebody in, perhaps with one role."""
        person = people.add(email=f"{name}@example.org", name=name, password=None, **self.by("admin"))
        if role:
            people.give_role(person, role, **scope, **self.by("admin"))
        self.people[name] = person
        return person

    def add_plan(self, slug: str) -> Plan:
        """One more plan."""
        told = {"title": slug, "council": "The council", "inspected_on": date(2014, 7, 7)}
        return plans.make(slug=slug, published_on=date(2014, 9, 16), **told, **self.by())


def a_council() -> Council:
    """A council with its people, a plan, a source and a finding."""
    admin = people.add_first(email="admin@example.org", name="admin", password="a passphrase", at=START)
    council = Council(admin, START, {"admin": admin})
    for name, is_partner in (("The council", False), ("Health", True), ("Police", True)):
        council.organisations[name] = people.add_organisation(name, is_partner=is_partner, **council.by("admin"))
    for name, role in ROLES.items():
        council.add_person(name, role)
    council.add_person("partner", Role.PARTNER, organisation=council.organisations["Health"])
    council.add_person("observer", Role.OBSERVER, until=date(2015, 3, 31))
    council.add_person("stranger")
    council.add_person("left", Role.QA)
    people.deactivate(council.left, **council.by("admin"))
    for title, where in (("owner", "The council"), ("other_manager", "The council"), ("partner", "Health")):
        holder = council.people[title]
        post = people.add_post(f"Head of {title}", council.organisations[where], holder=holder, **council.by())
        council.posts[title] = post
    council.plan = council.add_plan("ofsted-2014")
    council.source = findings.add_source(council.plan, slug="service", name="Council services", **council.by())
    council.finding = council.add_finding(reference="4a")
    return council


def fresh(row: Any) -> Any:
    """The row as the database has it now, without anything that was kept on the object."""
    return type(row)._base_manager.get(pk=row.pk)
