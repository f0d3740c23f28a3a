"""The changes that a filter chooses, counted and cut into pages by their numbers, so that no page costs more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import OuterRef, Q, Subquery

from actionplan.models import Change, Person, Plan, Post
from actionplan.queries.audit_entries import Entry, entries_of, with_people
from actionplan.queries.audit_filter import AuditFilter
from actionplan.queries.audit_hidden import hidden_reasons
from actionplan.queries.audit_kinds import of_kind
from actionplan.queries.audit_things import Asked, happened_to, meant_by, people_in
from actionplan.queries.audit_turns import turned
from actionplan.rules.moments import end_of_day

ON_A_PAGE: Final = 50
AT_A_TIME: Final = 200
"""Changes that are read at once when all of them are wanted."""
UNKNOWN: Final = {
    "thing": "No action, finding, post, person or document is called “{}”, so no change is shown.",
    "person": "Nobody with the number {} has changed anything here, so no change is shown.",
    "plan": "There is no plan “{}”, so no change is shown.",
}


@dataclass(frozen=True)
class Choice:
    """The changes that a filter chooses, the words for what it names, and what it names that is not there."""

    asked: AuditFilter
    changes: Any
    names: Mapping[str, str]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Some entries of a choice, the newest first: the ``first`` to the ``last`` of ``total``, counted from 1.

    ``older`` is the number before which the next page begins, ``newer`` that of the page before: 0 for the first page;
    ``None`` where there is none.
    """

    entries: list[Entry] = field(default_factory=list)
    first: int = 0
    total: int = 0
    older: int | None = None
    newer: int | None = None

    @property
    def last(self) -> int:
        """The place of the last entry."""
        return self.first + len(self.entries) - 1


def chosen(asked: AuditFilter, plan: Plan | None = None) -> Choice:
    """The changes that a filter chooses: of one plan alone when it is given, whatever the filter says."""
    known: dict[str, Any] = {}
    where = plan
    if asked.plan and plan is None:
        where = known["plan"] = Plan.objects.filter(slug=asked.plan).first()
    if asked.person:
        known["person"] = _people(plan).filter(pk=asked.person).first()
    if asked.thing:
        known["thing"] = meant_by(asked.thing, where)
    lost = tuple(UNKNOWN[part].format(getattr(asked, part)[:40]) for part, found in known.items() if found is None)
    names = {part: found.words if isinstance(found, Asked) else str(found) for part, found in known.items() if found}
    rows = Change.objects.none() if lost else _with_holder(asked).filter(_wanted(asked, where, known))
    return Choice(asked, rows, names, lost)


def _with_holder(asked: AuditFilter) -> Any:
    """All changes, each beside who held the post on whose behalf it was made, at that moment, if that is asked for."""
    versions = Post.history.filter(id=OuterRef("on_behalf_of"), change__lte=OuterRef("number")).order_by("-change")
    held = Subquery(versions.values("holder")[:1])
    return Change.objects.alias(held_by=held) if asked.person else Change.objects.all()


def _wanted(asked: AuditFilter, plan: Plan | None, known: Mapping[str, Any]) -> Q:
    """All parts of a filter as a condition. Reasons that are not told are not searched either."""
    wanted = Q(plan=plan) if plan else Q()
    if asked.person:
        held = Post.history.filter(holder=asked.person).values("id")
        wanted &= Q(by=asked.person) | Q(on_behalf_of__in=held, held_by=asked.person)
    if asked.thing:
        wanted &= happened_to(known["thing"])
    if asked.part:
        first, *others = turned(asked.part)
        wanted &= Q(number__in=first.union(*others) if others else first)
    if asked.kind:
        wanted &= of_kind(asked.kind)
    if asked.imported:
        wanted &= Q(imported=asked.imported)
    if asked.q:
        wanted &= Q(because__icontains=asked.q) & ~hidden_reasons()
    return wanted & _between(asked.since, asked.until)


def _between(since: date | None, until: date | None) -> Q:
    """From the beginning of one London day to the end of another."""
    wanted = Q(at__gte=end_of_day(date.fromordinal(since.toordinal() - 1))) if since else Q()
    return wanted & Q(at__lt=end_of_day(until)) if until else wanted


def page_of(choice: Choice, before: int | None = None) -> Page:
    """The page of a choice that begins before a change's number, or the first."""
    total = choice.changes.count()
    rows = choice.changes.filter(number__lt=before) if before else choice.changes
    shown = list(with_people(rows.order_by("-number"))[: ON_A_PAGE + 1])
    if not shown:
        return Page(total=total, newer=0 if before and total else None)
    newer = choice.changes.filter(number__gt=shown[0].number)
    passed = newer.count() if before else 0
    older = shown[ON_A_PAGE - 1].number if len(shown) > ON_A_PAGE else None
    back = _first_of_page_before(newer) if passed else None
    return Page(entries_of(shown[:ON_A_PAGE]), passed + 1, total, older, back)


def _first_of_page_before(newer: Any) -> int:
    """Before which number the page before begins; 0 when that is the first page."""
    numbers = list(newer.order_by("number").values_list("number", flat=True)[: ON_A_PAGE + 1])
    return numbers[ON_A_PAGE] if len(numbers) > ON_A_PAGE else 0


def every_entry(choice: Choice, *, up_to: int) -> Iterator[Entry]:
    """All entries of a choice up to a change's number, the newest first, read some at a time."""
    before = up_to + 1
    while rows := list(with_people(choice.changes.filter(number__lt=before).order_by("-number"))[:AT_A_TIME]):
        yield from entries_of(rows)
        before = rows[-1].number


def one_change(number: int, plan: Plan | None = None) -> Change | None:
    """A change with what stands beside it, of one plan alone when it is given."""
    rows = Change.objects.filter(number=number, plan=plan) if plan else Change.objects.filter(number=number)
    found: Change | None = with_people(rows).first()
    return found


def last_number() -> int:
    """The number of the last change; 0 before the first."""
    return Change.objects.order_by("-number").values_list("number", flat=True).first() or 0


def people_of(plan: Plan | None) -> dict[int, str]:
    """Who may be asked for, by number: everybody or, in one plan, who ever changed it or had it changed for a post."""
    return dict(_people(plan).order_by("name").values_list("pk", "name"))


def _people(plan: Plan | None) -> Any:
    """Everybody or, in one plan, those whom it knows."""
    return people_in(plan) if plan else Person.objects.all()
