"""What became of one row as a sentence, and the maker for whatever has none of its own."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from actionplan.queries.audit_fields import BARE, RESTRICTED, columns_of, words_of
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_names import Names, Thing, shortened
from actionplan.rules.periods import in_words

NOTHING: Final = "nothing"
"""How a sentence quotes what is empty."""


@dataclass(frozen=True)
class Line:
    """A sentence without its subject, who is the change's: “changed the due date of”, action 4a-1, “from … to …”."""

    did: str
    thing: Thing
    how: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one piece."""
        return f"{self.did} {self.thing.words}{self.rest}".strip()

    @property
    def rest(self) -> str:
        """What follows the thing, with the blank before it unless a sign stands there."""
        return self.how if self.how.startswith((",", ":")) or not self.how else f" {self.how}"


def of_any(row: Written, names: Names, thing: Thing) -> Iterator[Line]:
    """How a row came, or each of its columns that became another, from what to what."""
    if row.before is None:
        yield Line("added", thing)
        return
    lines = [*turns(row, thing), *differences(row, names, thing)]
    yield from lines or [Line("changed", thing, "in nothing that is told here")]


def turns(row: Written, thing: Thing) -> Iterator[Line]:
    """That it was withdrawn or brought back, and that what is restricted of it became another."""
    was, now = (getattr(one, "is_withdrawn", False) for one in (row.before, row.now))
    if was != now:
        yield Line("withdrew" if now else "brought back", thing)
    if any(getattr(row.before, name, "") != getattr(row.now, name, "") for name in RESTRICTED):
        yield Line("changed the restricted note of", thing)


def differences(row: Written, names: Names, thing: Thing, *, but: Collection[str] = ()) -> Iterator[Line]:
    """Each column, ``but`` some, that says otherwise than in the version before."""
    for field in columns_of(row.model):
        old, new = (getattr(one, field.attname) for one in (row.before, row.now))
        if old == new or field.name in but:
            continue
        values = "" if field.name in BARE else f"from {value(field, old, names)} to {value(field, new, names)}"
        yield Line(f"changed {words_of(field)} of", thing, values)


def value(field: Any, given: Any, names: Names) -> str:
    """A value as a sentence quotes it: a name, a day, a word of a vocabulary, or the beginning of a text."""
    if given in (None, ""):
        return NOTHING
    if field.remote_field:
        return names.words(field.remote_field.model, given)
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, date):
        return in_words(given)
    return quoted(str(dict(field.flatchoices).get(given, given)))


def quoted(text: str) -> str:
    """A text in a sentence."""
    return f"“{shortened(text)}”"
