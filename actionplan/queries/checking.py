"""Whether the whole record is as it was written: each thing that is not, in a sentence that names the row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import FieldError
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum

from actionplan.models import Document, Evidence, RecordHead, guards
from actionplan.queries.checking_backups import backups_at_odds
from actionplan.queries.checking_changes import changes_out_of_order, head_at_odds, rows_of_no_change
from actionplan.queries.checking_digests import Digests, last_change
from actionplan.queries.checking_files import files_at_odds, files_of_no_row
from actionplan.queries.checking_redactions import redacted_texts_at_odds
from actionplan.queries.checking_seals import DaysWithoutSeal
from actionplan.queries.checking_versions import versions_at_odds
from actionplan.queries.redaction_files import left_in_the_store

MOST_SAID: Final = 100
"""Sentences of each kind that are kept; the rest are counted."""
FEW_CHANGES: Final = 3_000
FEW_BYTES: Final = 200 * 1024 * 1024
"""A record with no more changes than this, and no more in its files, is checked while a person waits for the page."""
Say = Callable[[str], None]
"""Told, in words, how far the check is."""


@dataclass
class Checked:
    """What a check found, in sentences: ``found`` is broken, ``noticed`` is not but worth knowing."""

    up_to: int = 0
    number_of_rows: int = 0
    number_of_seals: int = 0
    number_of_files: int = 0
    found: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.found

    def add(self, sentences: Iterator[str], where: str) -> None:
        """Keep the first sentences and count the rest; what cannot even be read is broken."""
        more = 0
        try:
            for place, one in enumerate(sentences):
                if place < MOST_SAID:
                    self.found.append(one)
                more += place >= MOST_SAID
        except (DatabaseError, FieldError, ValueError, TypeError, AttributeError, LookupError) as problem:
            self.found.append(f"{where} could not be read to the end: {type(problem).__name__}.")
        if more:
            self.found.append(f"And {more:,} more like it.")


def may_be_checked_at_once() -> bool:
    """Whether the record is small enough to be checked while a person waits."""
    sizes = [kind._base_manager.aggregate(all=Sum("size"))["all"] or 0 for kind in (Document, Evidence)]
    return last_change() <= FEW_CHANGES and sum(sizes) <= FEW_BYTES


def check(say: Say = lambda _: None) -> Checked:
    """Check the record as it is at one moment; what is recorded meanwhile is left for the next time.

    Nobody waits for it: it reads, in parts, and locks nothing.
    """
    checked = Checked()
    with one_view():
        head = RecordHead.objects.first()
        checked.up_to = last_change()
        checked.add(head_at_odds(head), "The head of the record")
        checked.add(changes_out_of_order(), "The changes")
        checked.add(rows_of_no_change(), "The rows of each change")
        checked.add(backups_at_odds(head), "The register of backups")
        digests = Digests(head, say)
        checked.add(digests.at_odds(), "The digests")
        days = DaysWithoutSeal(head)
        checked.add(days.at_odds(), "The days of the seals")
        checked.noticed += digests.noticed + days.noticed
        checked.number_of_rows, checked.number_of_seals = digests.number_of_rows, digests.number_of_seals
        checked.add(redacted_texts_at_odds(), "The redacted texts")
        checked.add(versions_at_odds(say), "The histories")
        checked.add(_files(checked, say), "The files")
        checked.add(_guards_gone(), "The list of guards")
    return checked


@contextmanager
def one_view() -> Iterator[None]:
    """Read everything as of one moment, without keeping anybody from writing."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    holder, name, value = _as_of_one_moment()
    before = getattr(holder, name)
    setattr(holder, name, value)
    try:
        with transaction.atomic():
            yield
    finally:
        setattr(holder, name, before)


def _as_of_one_moment() -> tuple[object, str, object]:
    """What is set on the connection: on PostgreSQL repeatable reads, on SQLite a transaction that only reads."""
    if connection.vendor == "postgresql":
        from django.db.backends.postgresql.psycopg_any import IsolationLevel  # noqa: PLC0415 its library may be absent

        return connection.connection, "isolation_level", IsolationLevel.REPEATABLE_READ
    return connection, "transaction_mode", "DEFERRED"


def _guards_gone() -> Iterator[str]:
    """The guards of the database that are not in place."""
    for table, guard in sorted(guards.missing(connection)):
        yield f"The guard {guard} of {table} is not in place: rows could be changed or erased. Run migrate."


def _files(checked: Checked, say: Say) -> Iterator[str]:
    """The stored files that are not as the record says; those that it does not name are noticed."""
    say("Files")
    named: set[str] = set()
    yield from files_at_odds(named)
    checked.number_of_files = len(named)
    checked.noticed += [f"The file {one} was redacted and is still in the store." for one in left_in_the_store()]
    checked.noticed += [f"The file {one} is in the store and no row names it." for one in files_of_no_row(named)]
