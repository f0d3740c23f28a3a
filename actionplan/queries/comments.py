"""What is said of an action between those who work on it: questions with their answers, and questions that wait."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from actionplan.models import Action, Comment, Person


@dataclass(frozen=True)
class Spoken:
    """A comment, a question with its answers, or an answer.

    ``number`` is its place among the action's comments. ``taken_back`` says why its writer took it back, empty while
    it stands.
    """

    number: int
    text: str
    by: str
    at: datetime
    is_question: bool
    is_own: bool
    taken_back: str
    answers: tuple["Spoken", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is a question that stands and that no standing answer answers."""
        return self.is_question and not self.taken_back and all(one.taken_back for one in self.answers)


@dataclass(frozen=True)
class Conversation:
    """All that was said of an action, the newest first, with answers under their questions in the order they came.

    ``seen`` counts every comment ever made, by which a form knows what its reader had read.
    """

    threads: tuple[Spoken, ...]
    seen: int

    @property
    def number(self) -> int:
        """How many comments, questions and answers stand."""
        return sum(not one.taken_back for thread in self.threads for one in (thread, *thread.answers))

    @property
    def number_open(self) -> int:
        """How many questions wait for an answer."""
        return sum(one.is_open for one in self.threads)

    def question(self, number: int) -> Spoken | None:
        """The standing question of this number, if there is one."""
        standing = (one for one in self.threads if one.is_question and not one.taken_back)
        return next((one for one in standing if one.number == number), None)

    def own(self, number: int) -> Spoken | None:
        """The reader's own comment of this number that stands, if there is one."""
        everything = (one for thread in self.threads for one in (thread, *thread.answers))
        return next((one for one in everything if one.number == number and one.is_own and not one.taken_back), None)


@dataclass(frozen=True)
class OpenQuestion:
    """A question that waits for an answer, on its action; ``number`` is its place among the action's comments."""

    action: Action
    number: int
    text: str
    by: str
    at: datetime


def conversation_of(action: Action, reader: Person) -> Conversation:
    """What was said of an action, for a reader who may comment on it; in one query."""
    rows = list(Comment.objects.filter(action=action).select_related("change__by").order_by("sequence"))
    why = {row.withdraws_id: row.text for row in rows if row.withdraws_id}
    said = [row for row in rows if not row.withdraws_id]
    answers: dict[int, list[Comment]] = {}
    for row in said:
        if row.answers_id:
            answers.setdefault(row.answers_id, []).append(row)
    threads = (_spoken(row, why, reader, answers.get(row.pk, ())) for row in reversed(said) if not row.answers_id)
    return Conversation(tuple(threads), len(rows))


def open_questions(actions: "QuerySet[Action]", *, but_of: Person | None = None) -> tuple[OpenQuestion, ...]:
    """The questions on these actions that wait for an answer, the longest waiting first; in one query.

    Those of ``but_of`` are left out: nobody is asked to answer themselves.
    """
    current = Comment.objects.current()
    answered = current.filter(answers__isnull=False).order_by().values("answers")
    waiting = current.filter(is_question=True, action__in=actions.order_by()).exclude(pk__in=answered)
    waiting = waiting.exclude(change__by=but_of) if but_of else waiting
    rows = waiting.select_related("action__plan", "action__owner", "change__by").order_by("pk")
    return tuple(OpenQuestion(row.action, row.sequence, row.text, row.change.by.name, row.change.at) for row in rows)


def _spoken(row: Comment, why: Mapping[int, str], reader: Person, answers: Iterable[Comment] = ()) -> Spoken:
    """A comment for a reader, with its answers."""
    return Spoken(
        number=row.sequence,
        text=row.text,
        by=row.change.by.name,
        at=row.change.at,
        is_question=row.is_question,
        is_own=row.change.by_id == reader.pk,
        taken_back=why.get(row.pk, ""),
        answers=tuple(_spoken(one, why, reader) for one in answers),
    )
