"""What one change to many actions would do to each of them, before and after, and why it leaves one out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from actionplan import access
from actionplan.models import Origin, Person, Post, Tag
from actionplan.queries.positions import ActionPosition
from actionplan.rules.periods import in_words
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.rules.transitions import why_no_update
from actionplan.vocabulary import OriginKind, Standing

NOBODY: Final = "No owner"
NO_DATE: Final = "No date"
NONE: Final = "None"
ASSURED: Final = "It is complete and assured."
CLAIMED: Final = "It is said to be complete, which the QA unit is checking."
YOURS: Final = "You answer for it yourself, so somebody else must decide its date."


@dataclass(frozen=True)
class NewOwner:
    """Another post answers for it; ``keeps_former`` when the post before goes on working on it."""

    post: Post
    keeps_former: bool = False

    @property
    def in_words(self) -> str:
        """What it does, as a heading says it."""
        return f"Accountable post: {self.post}"


@dataclass(frozen=True)
class NewDate:
    """It is due on another day."""

    on: date

    @property
    def in_words(self) -> str:
        """What it does, as a heading says it."""
        return f"Due date: {in_words(self.on)}"


@dataclass(frozen=True)
class OriginEdit:
    """It is said to come from somewhere, or no longer."""

    kind: OriginKind
    is_put: bool

    @property
    def in_words(self) -> str:
        """What it does, as a heading says it."""
        return f"{'Put on' if self.is_put else 'Take off'} the origin “{self.kind.label}”"


@dataclass(frozen=True)
class TagEdit:
    """A tag, in the spelling that is kept, is put on it or taken off it."""

    word: str
    is_put: bool

    @property
    def in_words(self) -> str:
        """What it does, as a heading says it."""
        return f"{'Put on' if self.is_put else 'Take off'} the tag “{self.word}”"


Edit = NewOwner | NewDate | OriginEdit | TagEdit


@dataclass(frozen=True)
class Line:
    """What a change does to one action: what stands before and after it, or why the action is left out."""

    position: ActionPosition
    before: str
    after: str
    why_not: str = ""


@dataclass(frozen=True)
class Preview:
    """A change to many actions, line by line."""

    edit: Edit
    lines: tuple[Line, ...]

    @property
    def changed(self) -> tuple[Line, ...]:
        """What it would change."""
        return tuple(line for line in self.lines if not line.why_not)

    @property
    def left_out(self) -> tuple[Line, ...]:
        """What it would leave as it is."""
        return tuple(line for line in self.lines if line.why_not)

    @property
    def mark(self) -> str:
        """A mark of all that the lines say and of the versions they were read in: another plan has another mark."""
        told = sorted((one.position.action.pk, one.position.action.version, *_words(one)) for one in self.lines)
        return sha256(repr((self.edit.in_words, told)).encode()).hexdigest()


def _words(line: Line) -> tuple[str, str, str]:
    """What a line says."""
    return line.before, line.after, line.why_not


def preview_of(standing: Sequence[ActionPosition], edit: Edit, *, by: Person, on: date) -> Preview:
    """What a person's change would do to each of these actions on a day; in one query at most."""
    lines = _LINES[type(edit)](standing, edit, by, on)
    return Preview(edit, tuple(lines))


def _owners(standing: Sequence[ActionPosition], edit: Any, _: Person, __: date) -> Iterable[Line]:
    """Each action with the post that answers for it now and then."""
    for one in standing:
        owner = one.action.owner
        is_so = f"{edit.post} answers for it already." if owner == edit.post else ""
        yield Line(one, str(owner or NOBODY), str(edit.post), _why_gone(one) or is_so)


def _dates(standing: Sequence[ActionPosition], edit: Any, by: Person, on: date) -> Iterable[Line]:
    """Each action with its due date now and then."""
    own = access.posts_of(by, on=on)
    for one in standing:
        due_on = one.action.due_on
        yield Line(
            one,
            in_words(due_on) if due_on else NO_DATE,
            in_words(edit.on),
            _why_no_date(one) or _why_not_by(one, own) or _why_so(due_on, edit.on),
        )


def _why_no_date(one: ActionPosition) -> str:
    """Why a due date cannot be set as the action stands: it is not live, its clock has stopped, or one is asked for."""
    if one.facts.standing != Standing.LIVE:
        return f"It is {one.facts.standing.label.lower()}."
    if why_no_update(one.facts):
        return ASSURED if one.facts.outcome else CLAIMED
    return f"A new date, {in_words(one.asked_on)}, is asked for. Agree or refuse that first." if one.asked_on else ""


def _why_not_by(one: ActionPosition, own: frozenset[int]) -> str:
    """Why this person cannot set it: nobody decides the dates of what they answer for."""
    return YOURS if one.action.owner_id in own else ""


def _why_so(due_on: date | None, on: date) -> str:
    """Why nothing would change."""
    return "It is due then already." if due_on == on else ""


def _origins(standing: Sequence[ActionPosition], edit: Any, _: Person, __: date) -> Iterable[Line]:
    """Each action with where it comes from now and then."""
    rows = Origin.objects.filter(is_withdrawn=False, action__in=[one.action.pk for one in standing])
    there = _gathered(rows.order_by("pk").values_list("action", "kind"))
    for one in standing:
        kinds = there.get(one.action.pk, ())
        then = [*kinds, edit.kind] if edit.is_put else [kind for kind in kinds if kind != edit.kind]
        yield Line(one, _origin_words(kinds), _origin_words(then), _why_gone(one) or _why_word(kinds, edit.kind, edit))


def _origin_words(kinds: Sequence[str]) -> str:
    """Origins as a line says them."""
    return "; ".join(OriginKind(kind).label for kind in kinds) or NONE


def _tags(standing: Sequence[ActionPosition], edit: Any, _: Person, __: date) -> Iterable[Line]:
    """Each action with its tags now and then."""
    rows = Tag.objects.filter(is_withdrawn=False, action__in=[one.action.pk for one in standing])
    there = _gathered(rows.values_list("action", "word"))
    for one in standing:
        words = there.get(one.action.pk, ())
        then = sorted([*words, edit.word]) if edit.is_put else [word for word in words if word != edit.word]
        yield Line(one, ", ".join(words) or NONE, ", ".join(then) or NONE, _why_word(words, edit.word, edit))


def _why_word(there: Sequence[str], word: str, edit: Any) -> str:
    """Why nothing would change: it is there already, or is not there."""
    if (word in there) != edit.is_put:
        return ""
    return "It has this already." if edit.is_put else "It does not have this."


def _why_gone(one: ActionPosition) -> str:
    """Why what is out of the plan is left as it is."""
    return f"It is {one.state.label.lower()}." if one.state in OUT_OF_THE_COUNTS else ""


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """Words by the action that they hang on."""
    found: dict[int, tuple[str, ...]] = {}
    for action, word in pairs:
        found[action] = (*found.get(action, ()), word)
    return found


_LINES: Final[Mapping[type, Callable[..., Iterable[Line]]]] = {
    NewOwner: _owners,
    NewDate: _dates,
    OriginEdit: _origins,
    TagEdit: _tags,
}
