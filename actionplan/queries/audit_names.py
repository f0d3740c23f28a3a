"""The names of what rows point to, so that a sentence says “action 4a-1” and not a number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from actionplan.models import (
    Action,
    Backup,
    Body,
    Document,
    DueDateRequest,
    Evidence,
    Finding,
    Import,
    Matter,
    Meeting,
    Organisation,
    Person,
    Plan,
    Post,
    ProgressUpdate,
    PublishedPosition,
    RedactionRequest,
    Requirement,
    Resolution,
    Source,
)
from actionplan.queries.audit_ledger import Written

LONGEST: Final = 300
"""Characters of a text that a sentence quotes."""
BESIDE: Final[dict[Any, tuple[str, ...]]] = {
    Action: ("plan",),
    Backup: (),
    Body: (),
    DueDateRequest: ("action__plan",),
    Finding: ("plan",),
    Import: (),
    Matter: (),
    Meeting: ("body",),
    Organisation: (),
    Person: (),
    Plan: (),
    Post: (),
    ProgressUpdate: (),
    PublishedPosition: (),
    RedactionRequest: (),
    Requirement: ("finding__plan",),
    Resolution: (),
    Source: (),
}
"""The kinds of thing that are named, with what is read beside each."""
CLOSED_BY_CATEGORY: Final[tuple[Any, ...]] = (Evidence, Document)
"""What may be restricted as a whole: then, and ever after, the record does not say why it was changed."""


@dataclass(frozen=True)
class Thing:
    """What a change happened to, in words; ``plan`` and ``slug`` are its address where it has a page of this kind.

    A kind is the name of a page, and begins with what the page is of: “finding-history”.
    """

    words: str
    kind: str = ""
    plan: str = ""
    slug: str = ""


class Names:
    """What the rows of some changes point to: read in one query for each kind of thing."""

    def __init__(self, rows: Iterable[Written]) -> None:
        """Collect the keys that these rows hold, and read what they are of."""
        keys: dict[Any, set[Any]] = {}
        ever: dict[Any, set[int]] = {}
        for row in rows:
            if row.model is Finding:
                keys.setdefault(Finding, set()).add(row.now.id)
            if row.model in CLOSED_BY_CATEGORY:
                ever.setdefault(row.model, set()).add(row.now.id)
            for version in filter(None, (row.now, row.before)):
                for field in pointers_of(row.model):
                    keys.setdefault(field.remote_field.model, set()).add(getattr(version, field.attname))
        self._found = {model: _named(model, {key for key in wanted if key}) for model, wanted in keys.items()}
        self._closed = {model: closed_of(model, wanted) for model, wanted in ever.items()}

    def get(self, model: Any, key: Any) -> Any:
        """The row of this kind and key, or ``None``."""
        return self._found.get(model, {}).get(key)

    def is_closed(self, row: Written) -> bool:
        """Whether the thing is, or ever was, restricted as a whole."""
        return row.model in CLOSED_BY_CATEGORY and row.now.id in self._closed.get(row.model, ())

    def words(self, model: Any, key: Any) -> str:
        """A thing as a value in a sentence; “nothing” for none."""
        found = self.get(model, key)
        if found is None:
            return "nothing"
        return found.reference if model in (Action, Finding) else shortened(str(found))

    def action(self, key: Any) -> Thing:
        """An action as what something happened to."""
        return of_reference("action", self.get(Action, key))

    def finding(self, key: Any) -> Thing:
        """A finding as what something happened to; while it is withdrawn it has no page but its history."""
        found = of_reference("finding", row := self.get(Finding, key))
        return replace(found, kind="finding-history") if row and row.is_withdrawn else found


def _named(model: Any, keys: set[Any]) -> dict[Any, Any]:
    """Things of one kind by key, with what is read beside each: nothing where nothing is named."""
    rows = model._base_manager.select_related(*BESIDE[model]) if BESIDE[model] else model._base_manager
    found: dict[Any, Any] = rows.in_bulk(list(keys))
    return found


def pointers_of(model: Any) -> list[Any]:
    """The fields of a kind of row that point to something named."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model in BESIDE and field.name not in ("corrects", "withdraws")
    ] + [field for field in model._meta.concrete_fields if field.name == "corrects" and model is ProgressUpdate]


def closed_of(model: Any, keys: Iterable[int]) -> set[int]:
    """Of these things, those that are restricted or ever were."""
    rows = model.history.filter(id__in=list(keys)).exclude(restricted_category="")
    return set(rows.values_list("id", flat=True))


def of_reference(kind: str, row: Any, plan: Any = None) -> Thing:
    """A thing with a reference and an address in its plan, which is given apart for a version of the past."""
    if row is None:
        return Thing(f"an {kind}" if kind == "action" else f"a {kind}")
    return Thing(f"{kind} {row.reference}", kind, (plan or row.plan).slug, row.slug)


def shortened(text: str) -> str:
    """A text as a sentence quotes it: on one line, and only the beginning of a long one."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"
