"""Whether each change's rows still give its digest, and the digests still give every seal."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db.models import BigIntegerField

from actionplan.models import Change, Digest, RecordHead, Seal
from actionplan.models.sealed_columns import FORMS
from actionplan.queries.sealed_rows import NOT_READABLE, hashed_where_readable, provable_keys
from actionplan.rules.sealed_tree import Tree, chained
from actionplan.rules.sealing import SHORT, contents, fingerprint, rows_in

AT_ONCE: Final = 500
"""Changes whose rows are looked at together."""
MOST: Final = BigIntegerField.MAX_BIGINT
"""The highest number that a database keeps."""

Rows = list[tuple[str, int, bytes]]
"""Table, number and hash of each."""


class Digests:
    """Goes through all changes that there are, whatever the head of the record counts, and keeps count."""

    def __init__(self, head: RecordHead | None, say: Callable[[str], None]) -> None:
        """Nothing is read yet."""
        self.up_to = last_change()
        self.number_of_rows = self.number_of_seals = 0
        self.noticed: list[str] = []
        self._say = say
        self._tree: Tree | None = Tree()
        self._whole_up_to = 0
        self._seals: dict[int, list[Seal]] = defaultdict(list)
        begin = head.digested_from if head and isinstance(head.digested_from, int) else 1
        self._without_digest = min(begin - 1, self.up_to)
        self._running, self._noted = "", head.digests if head else ""

    def at_odds(self) -> Iterator[str]:
        """What no longer gives its digest or its seal."""
        for seal in Seal.objects.order_by("id"):
            self._seals[seal.up_to].append(seal)
        if self._without_digest:
            words = "was recorded before there were digests: the first seal gives it one."
            self.noticed.append(f"All up to change {self._without_digest:,} {words}")
        yield from self._seals_out_of_place()
        for start, gap in _starts(self.up_to):
            if gap:
                yield from self._grow(gap, None)
            end = min(start + AT_ONCE - 1, self.up_to)
            self._say(f"Changes {start:,} to {end:,} of {self.up_to:,}")
            yield from self._part(start, end)
        if self._tree and self._running != self._noted:
            yield "The digests are not those that were noted: the head of the record or its last changes were altered."

    def _seals_out_of_place(self) -> Iterator[str]:
        """Seals over what is not there, or not over everything before them."""
        for seals in self._seals.values():
            for seal in seals:
                if seal.up_to > self.up_to:
                    yield f"The seal of change {seal.change_id:,} is over changes that are no longer there."
                elif seal.up_to != seal.change_id - 1:
                    yield f"The seal of change {seal.change_id:,} is not over everything before it."

    def _part(self, start: int, end: int) -> Iterator[str]:
        """The changes from one number to another: their digests, and the seals that end there."""
        digests = {one.change_id: one for one in Digest.objects.filter(change__gte=start, change__lte=end)}
        forms = {number: one.form for number, one in digests.items()}
        known = provable_keys(start, end, forms)
        there = set(Change.objects.filter(number__gte=start, number__lte=end).values_list("number", flat=True))
        found, unread = hashed_where_readable(start, end, known, forms)
        for number in range(start, end + 1):
            if number in there:
                yield from self._change(number, digests.get(number), found.get(number, []), number in known)
            if number in unread:
                yield f"What change {number:,} wrote cannot be read."
            yield from self._grow(number, digests.get(number))

    def _change(self, number: int, digest: Digest | None, rows: Rows, known: bool) -> Iterator[str]:
        """One change: that it has a digest that can be proved, and that its rows give it."""
        self.number_of_rows += len(rows)
        if digest is None:
            if number > self._without_digest:
                yield f"Change {number:,} has no digest."
        elif digest.form not in FORMS:
            yield f"The digest of change {number:,} is in form {digest.form}, which is not known."
        elif not known:
            yield f"The secret of change {number:,} is gone or spoilt, so its digest cannot be proved."
        elif fingerprint(rows) != digest.fingerprint or contents(rows) != digest.contents:
            yield from _what_differs(number, digest, rows)

    def _grow(self, number: int, digest: Digest | None) -> Iterator[str]:
        """Go on with the tree, and look at the seals over everything up to here."""
        if self._tree is None or number <= self._without_digest:
            return
        try:
            self._tree.add(digest.fingerprint if digest else "no digest")
        except ValueError:
            self._tree = None
            if any(at >= number for at in self._seals):
                yield f"No seal from change {number:,} on can be proved: its digest is missing or spoilt."
        else:
            self._running = chained(self._running, digest.fingerprint if digest else "")
            yield from self._seals_up_to(number, self._tree)

    def _seals_up_to(self, number: int, tree: Tree) -> Iterator[str]:
        """The seals that end at a change."""
        for seal in self._seals[number]:
            self.number_of_seals += 1
            if (seal.root, seal.peaks) == (tree.root, tree.peaks):
                self._whole_up_to = number
                continue
            since = f"the digests of changes {self._whole_up_to + 1:,} to {number:,}"
            yield f"The seal of change {seal.change_id:,} is not what the digests give: it or {since} were altered."


def last_change() -> int:
    """The highest number of a change; 0 when there is none. The head may be spoilt, and hides nothing by that.

    SQLite also keeps what is no number in such a column, and holds it to be more than any.
    """
    numbered = Change.objects.filter(number__lte=MOST).order_by("-number")
    return numbered.values_list("number", flat=True).first() or 0


def _starts(up_to: int) -> Iterator[tuple[int, int]]:
    """The first number of each part, past those in which no change is; with the number where such a gap begins, or 0.

    So a number out of all proportion, which somebody wrote by hand, keeps nobody waiting.
    """
    start = 1
    while start <= up_to:
        there = Change.objects.filter(number__gte=start).order_by("number").values_list("number", flat=True)[0]
        gap = start if there >= start + AT_ONCE else 0
        start = there if gap else start
        yield start, gap
        start += AT_ONCE


def _what_differs(number: int, digest: Digest, rows: Rows) -> Iterator[str]:
    """Each row that a change's digest does not know as it is now."""
    now = {(table, row): one.hex()[:SHORT] for table, row, one in rows}
    try:
        then = {(table, row): one for table, row, one in rows_in(digest.contents)}
    except NOT_READABLE:
        yield f"The digest of change {number:,} was altered."
        return
    differing = [place for place in sorted(now.keys() | then.keys()) if now.get(place) != then.get(place)]
    for place in differing:
        yield f"Row {place[1]:,} of {place[0]}, written by change {number:,}, {_how(place, then, now)}."
    if not differing:
        yield f"The digest of change {number:,} was altered: it is not over the rows that it lists."


def _how(place: Any, then: Mapping[Any, str], now: Mapping[Any, str]) -> str:
    """What happened to a row."""
    if place not in now:
        return "is missing"
    return "was changed" if place in then else "was added afterwards"
