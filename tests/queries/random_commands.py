"""Commands drawn by a seed, each on whatever the record holds: what a council may do in any order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import (
    assurance,
    bulk,
    comments,
    dates,
    documents,
    evidence,
    people,
    progress,
    scrutiny,
    settings,
    tags,
)
from actionplan.commands.actions import commit_partner, decide_standing
from actionplan.commands.evidence import Proof
from actionplan.commands.papers import Paper
from actionplan.commands.progress import Progress
from actionplan.models import Action, Comment, Document, DueDateRequest, Evidence, Meeting, Partner, Post
from actionplan.models import ProgressUpdate as Update
from actionplan.queries.bulk import NewDate, NewOwner, OriginEdit, TagEdit
from actionplan.vocabulary import (
    AssuranceOutcome,
    Commitment,
    DeliveryStatus,
    Impact,
    OriginKind,
    RestrictedCategory,
    Standing,
)
from tests.factories import Council
from tests.queries.random_scrutiny import FOR_MEMBERS

REFUSED = (ValidationError, PermissionDenied)
WORDS = ("a visit", "the audit", "the board", "two posts", "a rota", "the pathway", "training", "a review")
LITTLE_WHILES = tuple(timedelta(minutes=number) for number in (0, 1, 1, 20))


@dataclass
class World:
    """A council in which things happen by chance, and a list of what did; ``steps`` are how far the clock may go."""

    council: Council
    chance: Random
    steps: tuple[timedelta, ...] = LITTLE_WHILES
    happened: list[str] = field(default_factory=list)
    made: int = 0

    def one(self, rows: Any) -> Any:
        """Any one of some rows; raises ``ValidationError`` when there is none."""
        there = list(rows.order_by("pk"))
        if not there:
            raise ValidationError("There is none.")
        return self.chance.choice(there)

    def action(self) -> Action:
        """Any action."""
        return self.one(Action.objects.select_related("plan", "finding", "owner"))

    def some(self) -> list[Action]:
        """One to three actions."""
        there = list(Action.objects.order_by("pk"))
        return self.chance.sample(there, min(len(there), self.chance.randint(1, 3)))

    def words(self) -> str:
        """Some words, which nobody said before."""
        self.made += 1
        return f"{self.chance.choice(WORDS)} {self.made}"

    def day(self) -> Any:
        """A day ahead."""
        return self.council.today + timedelta(days=self.chance.randint(1, 200))

    def by(self, who: str = "qa") -> dict[str, Any]:
        """Who, why and when."""
        return {"by": self.council.people[who], "because": f"Because of {self.words()}", "at": self.council.now}

    def do(self, command: "Command") -> bool:
        """Let a little time pass and do it; whether it was let in."""
        before = self.council.now
        self.council.now += self.chance.choice(self.steps)
        try:
            command(self)
        except REFUSED:
            self.council.now = before
            return False
        self.happened.append(f"{self.council.now:%d %B %H:%M} {command.__name__}")
        return True


Command = Callable[[World], object]


def say(w: World) -> object:
    told = Progress(
        w.chance.choice(list(DeliveryStatus)),
        w.council.today,
        happened=w.words(),
        next=w.words(),
        reason=w.words(),
        recovery=w.words(),
        impact=w.chance.choice(list(Impact)),
        difference=w.words(),
        impact_on=w.council.today,
    )
    return progress.record(w.action(), told, **w.by(w.chance.choice(("owner", "qa"))))


def say_no_change(w: World) -> object:
    return progress.repeat(w.action(), **w.by("owner"))


def correct_an_update(w: World) -> object:
    told = Progress(DeliveryStatus.AT_RISK, w.council.today, w.words(), w.words(), w.words(), w.words())
    return progress.correct(w.one(Update.objects.current()), told, **w.by())


def decide_a_claim(w: World) -> object:
    outcome = w.chance.choice(list(AssuranceOutcome))
    claimed = Action.objects.filter(updates__in=Update.objects.current().filter(status=DeliveryStatus.COMPLETE))
    return assurance.decide(w.one(claimed), outcome, without_evidence=True, **w.by("other_qa"))


def decide_how_it_stands(w: World) -> object:
    standing = w.chance.choice(list(Standing))
    superseded = {"superseded_by": w.action()} if standing == Standing.SUPERSEDED else {}
    review = {"review_on": w.day()} if standing == Standing.SUSPENDED else {}
    return decide_standing(w.action(), standing, **superseded, **review, **w.by())


def ask_for_a_date(w: World) -> object:
    return dates.ask(w.action(), to=w.day(), **w.by("owner"))


def take_a_date_back(w: World) -> object:
    return dates.withdraw(w.one(DueDateRequest.objects.current().filter(decision=None)), **w.by("owner"))


def decide_a_date(w: World) -> object:
    asked = w.one(DueDateRequest.objects.current().filter(decision=None))
    return dates.decide(asked, is_agreed=w.chance.random() < 0.7, **w.by("director"))


def comment(w: World) -> object:
    return comments.say(w.action(), w.words(), is_question=w.chance.random() < 0.5, **w.by("owner"))


def take_a_comment_back(w: World) -> object:
    return comments.withdraw(w.one(Comment.objects.current()), **w.by("owner"))


def give_evidence(w: World) -> object:
    proof = Proof(w.words(), w.council.today, link="https://www.example.org/")
    return evidence.add(w.action(), proof, **w.by("owner"))


def change_evidence(w: World) -> object:
    row = w.one(Evidence.objects)
    category = w.chance.choice(("", RestrictedCategory.INDIVIDUAL))
    proof = Proof(w.words(), w.council.today, link="https://www.example.org/other", restricted_category=category)
    return evidence.change(row, proof, seen=row.version, **w.by())


def turn_evidence(w: World) -> object:
    row = w.one(Evidence.objects)
    return (evidence.bring_back if row.is_withdrawn else evidence.withdraw)(row, **w.by())


def add_a_paper(w: World) -> object:
    return documents.add(w.council.plan, Paper(w.words(), link="https://www.example.org/paper"), **w.by())


def change_a_paper(w: World) -> object:
    row = w.one(Document.objects)
    category = w.chance.choice(("", RestrictedCategory.FINANCIAL))
    return documents.change(row, Paper(w.words(), restricted_category=category), seen=row.version, **w.by())


def commit(w: World) -> object:
    return commit_partner(w.one(Partner.objects), w.chance.choice(list(Commitment)), **w.by("partner"))


def tag(w: World) -> object:
    return tags.put(w.council.plan, w.some(), w.chance.choice(("audit", "board")), **w.by())


def take_a_tag_off(w: World) -> object:
    return tags.take_off(w.council.plan, w.some(), w.chance.choice(("audit", "board")), **w.by())


def change_many(w: World) -> object:
    edit = w.chance.choice(
        (
            NewOwner(w.one(Post.objects), keeps_former=w.chance.random() < 0.5),
            NewDate(w.day()),
            OriginEdit(w.chance.choice(list(OriginKind)), is_put=w.chance.random() < 0.7),
            TagEdit("audit", is_put=w.chance.random() < 0.5),
        )
    )
    return bulk.change(w.council.plan, [one.pk for one in w.some()], edit, **w.by())


def hand_over(w: World) -> object:
    to = w.chance.choice((None, "other_manager", "director", "owner"))
    return people.hand_over(w.one(Post.objects), to=w.council.people[to] if to else None, **w.by("admin"))


def set_a_setting(w: World) -> object:
    key, number = w.chance.choice((("stale_days", 14), ("due_soon_days", 90), ("revision_cap", 1)))
    from_on = w.council.today + timedelta(days=w.chance.randint(0, 2))
    return settings.set_policy({key: number + w.chance.randint(0, 5)}, from_on=from_on, **w.by("admin"))


def minute_a_meeting(w: World) -> object:
    return scrutiny.minute_meeting(w.one(Meeting.objects), resolution=w.words(), **w.by("democratic"))


WORKING: tuple[Command, ...] = (
    say,
    say_no_change,
    correct_an_update,
    decide_a_claim,
    decide_how_it_stands,
    ask_for_a_date,
    take_a_date_back,
    decide_a_date,
    comment,
    take_a_comment_back,
    give_evidence,
    change_evidence,
    turn_evidence,
    add_a_paper,
    change_a_paper,
    commit,
    tag,
    take_a_tag_off,
    change_many,
    hand_over,
    set_a_setting,
    minute_a_meeting,
    *FOR_MEMBERS,
)
"""What people do from day to day."""
