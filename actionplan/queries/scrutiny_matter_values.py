"""What members may see of what they asked and recommended, and of what was answered: plain values, no stored row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.rules.matters import MEMBERS_SIDE, OPEN, numeral, time_in_words
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AnswerKind, MatterKind, MatterState, RecommendationOutcome


@dataclass(frozen=True)
class PublicAbout:
    """The finding or the action that a question is about; ``slug`` names it in addresses."""

    kind: str
    reference: str
    title: str
    slug: str


@dataclass(frozen=True)
class PublicPlace:
    """The meeting where something was asked or resolved; ``slug`` and the day are its address."""

    body: str
    slug: str
    held_on: date


@dataclass(frozen=True)
class PublicCorrection:
    """Words that were put right since: what was said, by whom and on which day, and how a recommendation stood."""

    number: int
    outcome: RecommendationOutcome | None
    text: str
    who: str
    said_on: date
    exempt_under: str


@dataclass(frozen=True)
class PublicAnswer:
    """One thing said in a matter, as last corrected. ``who`` is a post, or the person where no post speaks.

    ``exempt_under`` is the category of Schedule 12A of a part that is kept from the public, which is never here.
    ``words_number`` is the number of the row whose words stand. ``corrected`` says what was wrong, by whom and when,
    and ``earlier`` are the words before, the newest first.
    """

    number: int
    kind: AnswerKind
    outcome: RecommendationOutcome | None
    text: str
    who: str
    said_on: date
    exempt_under: str
    words_number: int = 0
    corrected: str = ""
    corrected_by: str = ""
    corrected_on: date | None = None
    earlier: tuple[PublicCorrection, ...] = ()

    @property
    def is_of_members(self) -> bool:
        """Whether it was said for the members, and not by who answers."""
        return self.kind in MEMBERS_SIDE


@dataclass(frozen=True)
class PublicMatter:
    """A question or a recommendation on a day, with all that was said in it.

    ``plan`` names the plan in addresses. ``place`` is its number among what its meeting resolved, or 0.
    ``owed_by`` is the post that answers and ``asked_by`` who asked, where no meeting did. ``seen`` counts all that was
    said, by which a form knows what its reader had read, and ``duties`` how often it was said who answers by when.
    """

    plan: str
    kind: MatterKind
    number: int
    words: str
    asked_on: date
    asked_by: str
    meeting: PublicPlace | None
    place: int
    about: PublicAbout | None
    owed_by: str
    owed_by_post: int | None
    due_on: date
    first_due_on: date
    state: MatterState
    answered_days: int | None
    shown_on: date
    said: tuple[PublicAnswer, ...]
    seen: int
    duties: int

    @property
    def name(self) -> str:
        """What it is called: “Question 3”, “Recommendation 1”."""
        return f"{self.kind.label} {self.number}"

    @property
    def source(self) -> str:
        """Who asked it or where it was resolved: “Scrutiny panel, resolution (ii)”, “Question from a councillor”."""
        if self.meeting and self.place:
            return f"{self.meeting.body}, resolution {numeral(self.place)}"
        return f"{self.meeting.body}" if self.meeting else self.asked_by

    @property
    def time(self) -> str:
        """How long the answer took or takes, in words."""
        return time_in_words(self.state, due_on=self.due_on, day=self.shown_on, answered_days=self.answered_days)

    @property
    def is_open(self) -> bool:
        """Whether members wait for an answer."""
        return self.state in OPEN

    @property
    def days_late(self) -> int:
        """How many days its answer is overdue; 0 when it is not."""
        return (self.shown_on - self.due_on).days if self.state == MatterState.OVERDUE else 0

    @property
    def is_moved(self) -> bool:
        """Whether the answer is due later than was first said."""
        return self.due_on > self.first_due_on

    @property
    def last_answer(self) -> PublicAnswer | None:
        """The last thing that who answers has said."""
        return next((one for one in reversed(self.said) if not one.is_of_members), None)

    @property
    def number_of_chases(self) -> int:
        """How often the answer was chased."""
        return sum(one.kind == AnswerKind.CHASED for one in self.said)

    @property
    def last_said_on(self) -> date:
        """The day on which something was last said in it."""
        return self.said[-1].said_on if self.said else self.asked_on


@dataclass(frozen=True)
class Owed:
    """What members are still owed, what is late first, and the day on which they were last given an answer."""

    waiting: tuple[PublicMatter, ...]
    last_given_on: date | None

    @property
    def late(self) -> tuple[PublicMatter, ...]:
        """Those whose answer is overdue, the latest first."""
        return tuple(one for one in self.waiting if one.days_late)

    @property
    def sentence(self) -> str:
        """All of it in words, such as “2 questions wait for an answer. 1 answer is 3 days late”."""
        if not self.waiting:
            last = f"The last was given on {in_words(self.last_given_on)}." if self.last_given_on else ""
            return f"No answers are owed. {last}".strip()
        return f"{_what(self.waiting)}. {self._late()}"

    def _late(self) -> str:
        """How many of them are late, and by how much."""
        if not self.late:
            return "None is late."
        most = self.late[0].time
        one = f"1 answer is {most}."
        return one if len(self.late) == 1 else f"{len(self.late)} answers are late, the longest by {most[:-5]}."


def owed(matters: Iterable[PublicMatter]) -> Owed:
    """What is owed among these: the longest overdue first, then by when it is due."""
    found = tuple(matters)
    given = [answer.said_on for one in found for answer in one.said if answer.kind == AnswerKind.ANSWER]
    waiting = sorted((one for one in found if one.is_open), key=lambda one: (one.due_on, one.asked_on, one.number))
    return Owed(tuple(waiting), max(given, default=None))


def _what(waiting: tuple[PublicMatter, ...]) -> str:
    """How many of which kind wait: “1 question waits for an answer”, “2 questions and 1 recommendation wait …”."""
    kinds = [one.kind for one in waiting]
    told = [
        f"{kinds.count(kind)} {kind.label.lower()}{'s' if kinds.count(kind) > 1 else ''}"
        for kind in MatterKind
        if kind in kinds
    ]
    return f"{' and '.join(told)} {'waits' if len(waiting) == 1 else 'wait'} for an answer"
