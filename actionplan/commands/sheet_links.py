"""Writing what hangs on the actions of a sheet: who else works on them, partners, origins and further findings."""

from collections.abc import Iterable, Sequence
from typing import Any

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.commands.sheet_names import Known
from actionplan.commands.sheet_rows import Written
from actionplan.models import AlsoServes, Contributor, Origin, Partner
from actionplan.rules.likeness import name_key

Link = Contributor | Partner | AlsoServes | Origin
KINDS: dict[str, tuple[type[Link], str]] = {
    "contributors": (Contributor, "post_id"),
    "partners": (Partner, "organisation_id"),
    "also_serves": (AlsoServes, "finding_id"),
    "origins": (Origin, "kind"),
}
"""What hangs on an action, and the column that names its other side."""
NAMED = {
    "contributors": "post__title",
    "partners": "organisation__name",
    "also_serves": "finding__reference",
    "origins": "kind",
}
"""The words by which a sheet calls the other side."""


def write_links(record: Recording, written: Sequence[Written], known: Known) -> None:
    """Add what the plan does not have yet, bring back what was taken away, and take away what the sheet dropped."""
    for kind in KINDS:
        _link(record, written, known, kind)


def _link(record: Recording, written: Sequence[Written], known: Known, kind: str) -> None:
    """The links of one kind, in bulk."""
    model, other = KINDS[kind]
    wanted = {
        (one.action.pk, side): model(action=one.action, **{other: side})
        for one in written
        for side in _sides(one.row, known, kind)
    }
    changed = [one for one in written if one.row.state == "changed"]
    there = {(row.action_id, getattr(row, other)): row for row in _there(model, changed)} if changed else {}
    record.add_many([link for key, link in wanted.items() if key not in there])
    back = [row for key, row in there.items() if key in wanted and row.is_withdrawn]
    gone = [row for row in _dropped(model, changed, kind) if (row.action_id, getattr(row, other)) not in wanted]
    for row in back:
        row.is_withdrawn = False
    for row in gone:
        row.is_withdrawn = True
    record.save_many([*back, *gone], ["is_withdrawn"])


def _sides(row: SheetAction, known: Known, kind: str) -> Iterable[Any]:
    """The other sides that a row names: keys, or the word of an origin."""
    named = row.links(kind)
    if kind == "contributors":
        return [post.pk for post in map(known.post, named) if post]
    if kind == "partners":
        return [known.organisations[name_key(name)].pk for name in named]
    return [finding.pk for finding in named] if kind == "also_serves" else [str(one) for one in named]


def _there(model: Any, written: Sequence[Written]) -> Any:
    """The links of these actions, withdrawn ones too."""
    return model._base_manager.filter(action__in=[one.action.pk for one in written])


def _dropped(model: Any, written: Sequence[Written], kind: str) -> list[Any]:
    """The links that stand and that a sheet has dropped, by the names it had for them."""
    drops = {one.action.pk: set(map(name_key, one.row.drops.get(kind, ()))) for one in written}
    dropping = [one for one in written if drops[one.action.pk]]
    if not dropping:
        return []
    rows = _there(model, dropping).filter(is_withdrawn=False).select_related(*_path(kind) or [None])
    return [row for row in rows if drops[row.action_id] & _names_of(row, kind)]


def _path(kind: str) -> tuple[str, ...]:
    """What to load beside a link to know its name."""
    return {"contributors": ("post__organisation",), "origins": ()}.get(kind, (NAMED[kind].partition("__")[0],))


def _names_of(row: Any, kind: str) -> set[str]:
    """What a sheet may call the other side of a link: a post also with its organisation."""
    if kind == "contributors":
        return {name_key(row.post.title), name_key(f"{row.post.title} ({row.post.organisation.name})")}
    value: Any = row
    for part in NAMED[kind].split("__"):
        value = getattr(value, part)
    return {name_key(str(value))}
