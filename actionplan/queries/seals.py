"""The seals of the record, and whether the record still gives the root that stands on an old paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from actionplan.models import Change, Digest, RecordCheck, RedactedText, Seal
from actionplan.queries.checking import may_be_checked_at_once
from actionplan.queries.checking_digests import AT_ONCE
from actionplan.queries.redacted_texts import that_belong_together
from actionplan.queries.sealed_rows import NOT_READABLE, hashed_where_readable, provable_keys
from actionplan.rules.sealed_tree import Tree
from actionplan.rules.sealing import fingerprint
from actionplan.vocabulary import SealOccasion

GROUP: Final = 8
"""Figures of a root that are read together."""
NO_FINGERPRINT: Final = "none"
"""What stands for that of a change that cannot be proved; no tree goes on from it."""


@dataclass(frozen=True)
class ShownSeal:
    """A seal as a page says it: over all changes ``up_to`` a number, taken ``at`` a moment."""

    up_to: int
    at: datetime
    occasion: str
    root: str

    @property
    def groups(self) -> str:
        """The root in groups of figures, as it is printed."""
        return in_groups(self.root)

    @property
    def short(self) -> str:
        """Its first figures: to tell seals apart, not to prove one."""
        return self.root[:GROUP]


@dataclass(frozen=True)
class PaperSeal:
    """What is known of a root from a paper.

    ``up_to`` is the last change that the root is over, as the record says or gives now; nothing when it does neither.
    ``from_rows`` says whether that was proved from the rows themselves or from their digests only; ``redacted_since``
    how many texts that it is over were redacted later.
    """

    root: str
    up_to: int = 0
    change_at: datetime | None = None
    taken_at: datetime | None = None
    is_given: bool = False
    from_rows: bool = False
    redacted_since: int = 0

    @property
    def groups(self) -> str:
        """The root in groups of figures."""
        return in_groups(self.root)


def in_groups(root: str) -> str:
    """A root in groups of figures with spaces between."""
    return " ".join(root[start : start + GROUP] for start in range(0, len(root), GROUP))


def newest() -> ShownSeal | None:
    """The last seal, in one query; nothing in a record of its first day."""
    return next(iter(_shown(_seals().order_by("-up_to", "-id")[:1])), None)


def all_seals() -> list[ShownSeal]:
    """Every seal, the newest first."""
    return list(_shown(_seals().order_by("-up_to", "-id")))


def last_check() -> RecordCheck | None:
    """What was last found of the whole record."""
    return RecordCheck.objects.first()


def seal_on_paper(root: str) -> PaperSeal:
    """Which moment a root sealed, and whether the record of before that moment still gives it."""
    from_rows = may_be_checked_at_once()
    seal = _seals().filter(root=root).order_by("up_to", "id").first()
    up_to = seal.up_to if seal else None
    given = _given(root, _from_rows() if from_rows else _from_digests())
    if seal is None and given is None:
        return PaperSeal(root)
    number = given or up_to or 0
    last = Change.objects.filter(number=number).first()
    return PaperSeal(
        root,
        up_to=number,
        change_at=last.at if last else None,
        taken_at=seal.change.at if seal else None,
        is_given=given is not None and up_to in (None, given),
        from_rows=from_rows,
        redacted_since=_redacted_since(number),
    )


def _seals() -> QuerySet[Seal]:
    """Seals with the moment at which each was taken, and without their peaks, which no page says."""
    return Seal.objects.select_related("change").defer("peaks")


def _given(root: str, fingerprints: Iterable[str]) -> int | None:
    """After how many changes the record, as it is now, gives this root; what cannot be read gives none."""
    tree = Tree()
    try:
        for one in fingerprints:
            tree.add(one)
            if tree.root == root:
                return tree.size
    except NOT_READABLE:
        return None
    return None


def _redacted_since(number: int) -> int:
    """How many texts of the changes up to a number were redacted after it."""
    rows = that_belong_together().filter(wrote__lte=number, change__gt=number)
    texts = rows.exclude(table=RedactedText._meta.db_table).values("table", "row", "column")
    return texts.distinct().count()


def _from_digests() -> Iterator[str]:
    """The fingerprint of each change as its digest says it."""
    yield from Digest.objects.order_by("change").values_list("fingerprint", flat=True).iterator(chunk_size=2000)


def _from_rows() -> Iterator[str]:
    """The fingerprint of each change as its rows give it now; no fingerprint where they give none."""
    forms = dict(Digest.objects.values_list("change_id", "form"))
    last = Change.objects.order_by("-number").values_list("number", flat=True).first() or 0
    for start in range(1, last + 1, AT_ONCE):
        end = min(start + AT_ONCE - 1, last)
        rows, unread = hashed_where_readable(start, end, provable_keys(start, end, forms), forms)
        for number in range(start, end + 1):
            yield fingerprint(rows[number]) if number in rows and number not in unread else NO_FINGERPRINT


def _shown(seals: Iterable[Seal]) -> Iterator[ShownSeal]:
    """Seals as a page says them."""
    for seal in seals:
        yield ShownSeal(seal.up_to, seal.change.at, SealOccasion(seal.occasion).label, seal.root)
