"""The council's glossary, as everybody reads it: what short forms stand for, and which usual ones it never had."""

from dataclasses import dataclass

from actionplan.models import Term
from actionplan.vocabulary.short_forms import USUAL, ShortForm


@dataclass(frozen=True)
class ShownTerm:
    """A short form in full, with what it means; ``number`` names it in addresses."""

    number: int
    short: str
    full: str
    meaning: str


def glossary() -> tuple[ShownTerm, ...]:
    """The short forms that stand, in the order of the alphabet."""
    return _shown(is_withdrawn=False)


def withdrawn_terms() -> tuple[ShownTerm, ...]:
    """Those that were withdrawn."""
    return _shown(is_withdrawn=True)


def in_full() -> dict[str, str]:
    """What each short form stands for, for pages that write it in full; one query."""
    return dict(Term.objects.filter(is_withdrawn=False).values_list("short", "full"))


def usual_missing() -> tuple[ShortForm, ...]:
    """The usual short forms that the glossary never had: what was withdrawn was not wanted."""
    there = set(Term.objects.values_list("short", flat=True))
    return tuple(one for one in USUAL if one.short not in there)


def _shown(*, is_withdrawn: bool) -> tuple[ShownTerm, ...]:
    """Short forms in the order of the alphabet, whatever their capitals."""
    rows = Term.objects.filter(is_withdrawn=is_withdrawn)
    found = (ShownTerm(row.pk, row.short, row.full, row.meaning) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.short.casefold(), one.short)))
