"""Where words stand in the record: in every column that holds people's words, of rows and of their histories."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from actionplan.models import Draft, RecordCheck, RedactedText, SavedFilter, StagedImport, WordsToRedact
from actionplan.models.texts import text_fields
from actionplan.queries.redaction_scope import EVERYWHERE, Scope, plan_of
from actionplan.rules.redaction import Snippet, how_often, is_marked, snippets
from actionplan.rules.redaction_json import Kind, kind_of, texts_in
from actionplan.rules.redaction_words import ODD, Wanted, clues, wanted

NO_RECORD: Final[tuple[Any, ...]] = (WordsToRedact, StagedImport, Draft, SavedFilter, RecordCheck)
"""Tables with words that are no part of the record, and are dealt with in ways of their own."""
MOST_SNIPPETS: Final = 3
_CHUNK: Final = 2000


@dataclass(frozen=True)
class Cell:
    """One text of one row: the table it is in, the row, the column and what stands there, and which change wrote it.

    ``thing`` is the kind and the number of what the row is, or is a version of; ``plan`` is the plan it belongs to.
    """

    model: Any
    row: int
    field: Any
    value: Any
    wrote: int | None
    thing: tuple[Any, int]
    plan: int | None = None

    @property
    def kind(self) -> Kind | None:
        """Which of its texts are people's words, where it is JSON."""
        return kind_of(str(self.field.column)) if isinstance(self.field, models.JSONField) else None

    @property
    def key(self) -> str:
        """What names the place on a form: the same for a row and for all its versions."""
        kind, number = self.thing
        return f"{kind._meta.model_name}.{number}.{self.field.column}"


@dataclass(frozen=True)
class Place:
    """A field of a thing in which the words stand, in its present row, in versions of it, or in both."""

    cells: tuple[Cell, ...]
    number: int
    snippets: tuple[Snippet, ...]

    @property
    def key(self) -> str:
        """What names it on a form."""
        return self.cells[0].key


def cells_with(text: str) -> Iterator[Cell]:
    """Every text of the record that holds one of the words, present rows and all versions."""
    for model in _models(text_fields):
        if model not in NO_RECORD:
            yield from _cells(model, text_fields(model), text)


def fixed_cells_with(text: str) -> Iterator[Cell]:
    """The same in columns by which things are found or people are known: no redaction reaches them."""
    for model in _models(_fixed_fields):
        yield from _cells(model, _fixed_fields(model), text)


def places_with(text: str, scope: Scope = EVERYWHERE) -> list[Place]:
    """The places of the words in the record as far as a scope goes, each thing's together."""
    return in_scope(all_places_with(text), scope)


def all_places_with(text: str) -> list[Place]:
    """The same, wherever they are."""
    return _places(cells_with(text), wanted(text))


def fixed_places_with(text: str) -> list[Place]:
    """Where the words are part of an address, an e-mail address or a person's name."""
    return _places(fixed_cells_with(text), wanted(text))


def in_scope(places: list[Place], scope: Scope) -> list[Place]:
    """Those of which every row and version is in a scope."""
    return [place for place in places if all(scope.covers(cell.plan) for cell in place.cells)]


def proofs_of(cells: list[Cell]) -> list[Cell]:
    """What earlier redactions noted of the texts that they left in these cells, by which words could be guessed."""
    places = {(cell.model._meta.db_table, cell.row, cell.field.column) for cell in cells}
    changes = {cell.wrote for cell in cells if cell.wrote}
    rows = RedactedText.objects.filter(wrote__in=changes)
    field = RedactedText._meta.get_field("left")
    return [
        Cell(RedactedText, row.pk, field, row.left, row.change_id, (RedactedText, row.pk))
        for row in rows
        if (row.table, row.row, row.column) in places and not is_marked(row.left)
    ]


def seen_as(places: list[Place]) -> str:
    """A short mark of what a page listed, by which it is noticed that there is more now."""
    return sha256("\n".join(sorted(place.key for place in places)).encode()).hexdigest()[:32]


def _models(fields_of: Any) -> list[Any]:
    """The tables that have such columns."""
    return [model for model in apps.get_app_config("actionplan").get_models() if fields_of(model)]


def _fixed_fields(model: Any) -> "tuple[models.Field[Any, Any], ...]":
    """The columns with addresses, e-mail addresses and people's names."""
    is_person = model._meta.model_name.removeprefix("historical") == "person"
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.SlugField | models.EmailField) or (is_person and field.name == "name")
    )


def _cells(model: Any, fields: Any, text: str) -> Iterator[Cell]:
    """The texts of one table that hold the words."""
    pattern, names = wanted(text), {field.attname for field in model._meta.concrete_fields}
    wrote = "change_id" if "change_id" in names else "number" if model._meta.model_name == "change" else None
    kind, number = getattr(model, "instance_type", model), "id" if hasattr(model, "instance_type") else "pk"
    columns, plan = [field.attname for field in fields], plan_of(model)
    likely = _likely(model, fields, text)
    rows = likely.values_list("pk", number, wrote or "pk", plan or "pk", *columns)
    for row, thing, change, belongs, *values in rows.iterator(chunk_size=_CHUNK):
        for field, value in zip(fields, values, strict=True):
            cell = Cell(model, row, field, value, change if wrote else None, (kind, thing), belongs if plan else None)
            if any(map(pattern.is_in, texts_in(value, cell.kind))):
                yield cell


def _likely(model: Any, fields: Any, text: str) -> Any:
    """The rows in which the words may stand, as far as a database can tell; all of them where it cannot."""
    rows: Any = models.QuerySet(model).order_by("pk")
    asked = clues(text)
    if not all(asked):
        return rows
    as_text = {f"text_of_{field.attname}": Cast(field.attname, models.TextField()) for field in fields}
    likely = Q()
    for name in as_text:
        likely |= Q(**{f"{name}__regex": ODD})
        for clue in asked:
            likely |= Q(**{f"{name}__icontains": clue})
    return rows.alias(**as_text).filter(likely)


def _places(cells: Iterator[Cell], pattern: Wanted) -> list[Place]:
    """The cells of each field of each thing together."""
    by_key: dict[str, list[Cell]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell)
    return [_place(found, pattern) for found in by_key.values()]


def _place(cells: list[Cell], pattern: Wanted) -> Place:
    """One field of one thing, with the first findings that differ."""
    shown = dict.fromkeys(one for cell in cells for one in snippets(pattern, cell.value, cell.kind))
    versions = [cell for cell in cells if hasattr(cell.model, "instance_type")]
    number = sum(how_often(pattern, cell.value, cell.kind) for cell in versions or cells)
    return Place(tuple(cells), number, tuple(shown)[:MOST_SNIPPETS])
