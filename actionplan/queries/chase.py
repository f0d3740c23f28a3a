"""Whom to chase: each post with an action that is overdue or owes an update, and what to write to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from actionplan.queries.dashboard import PostLine
from actionplan.queries.findings import worst_first
from actionplan.queries.owners import holder_in_words
from actionplan.queries.positions import ActionPosition
from actionplan.rules.chasing import letter_link, words_for_a_letter
from actionplan.rules.periods import in_words as day_in_words

ASKS = (
    "For each, please say where it is, what has happened and what comes next, on the page below. "
    "Do not name a child, there or in an answer to this."
)


@dataclass(frozen=True)
class ChaseLine(PostLine):
    """A post that owes a word on at least one of its actions."""

    @cached_property
    def chased(self) -> tuple[ActionPosition, ...]:
        """The actions it owes a word on, the worst first; none of which its owner can say nothing."""
        return worst_first(one for one in self.actions if is_chased(one))

    @property
    def holder(self) -> str:
        """Who holds the post, in words."""
        return holder_in_words(self.post) if self.post else "Nobody"

    @property
    def email(self) -> str:
        """Where to write: to the holder while they can sign in, else to the post's own box; empty if to neither."""
        if self.post is None:
            return ""
        holder = self.post.holder
        return holder.email if holder and holder.is_active else self.post.email

    @property
    def days_silent(self) -> int:
        """Days since anything at all was heard of what the post is to speak of."""
        return min(one.days_since_update for one in self.actions if one.waits_for_owner)

    @property
    def longest_silence(self) -> int:
        """Days since the action of which the longest was not heard was heard of."""
        return max(one.days_since_update for one in self.chased)

    def letter(self, page: str) -> str:
        """A link that begins a letter to the post, which asks to go to a page; empty where there is no address."""
        if not self.email:
            return ""
        number = len(self.chased)
        subject = f"Improvement plan: {number} action{'' if number == 1 else 's'} to update"
        before = f"To the {self.post},\n\nWe need to hear from you on:"
        after = f"{ASKS}\n\n{page}\n\nThe Quality Assurance business unit"
        return letter_link(self.email, subject, before, [in_a_line(one) for one in self.chased], after)


def is_chased(one: ActionPosition) -> bool:
    """Whether its owner is asked for a word: it is overdue or owes an update, and they can give one."""
    return one.why_no_update is None and (one.days_late > 0 or one.is_stale)


def chase(posts: Iterable[PostLine]) -> tuple[ChaseLine, ...]:
    """The posts to chase, those with most overdue first, then with most updates due; what nobody owns comes last."""
    lines = (ChaseLine(line.actions, line.post) for line in posts)
    owing = [line for line in lines if line.chased]
    return tuple(sorted(owing, key=lambda line: (line.post is None, -line.number_late, -line.number_stale)))


def in_a_line(one: ActionPosition) -> str:
    """An action as a letter lists it: its reference, the beginning of its words and what is owed."""
    due_on = one.action.due_on
    late = f"was due on {day_in_words(due_on)}" if due_on and one.days_late else ""
    silent = f"last heard of {one.days_since_update} days ago" if one.is_stale else ""
    owed = ", ".join(part for part in (late, silent) if part)
    return f"{' '.join(f'{one.action.reference} {words_for_a_letter(one.action.text)}'.split())} ({owed})"
