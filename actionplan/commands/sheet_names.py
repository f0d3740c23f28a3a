"""The posts, organisations and requirements that a sheet names: found, or made when first met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.models import Import, Organisation, Post, Requirement
from actionplan.rules.likeness import name_key

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Known:
    """Posts, organisations and requirements by the names a sheet uses, whatever their capitals."""

    posts: dict[str, Post]
    organisations: dict[str, Organisation]
    requirements: dict[tuple[int, str], Requirement]

    @classmethod
    def of(cls, record: Recording, imported: Import, rows: Sequence[SheetAction]) -> "Known":
        """Everything these rows name, made where it was not known; of posts with one title, the council's."""
        organisations = {name_key(row.name): row for row in Organisation.objects.all()}
        known = cls(_posts(imported.plan.council), organisations, _requirements(imported))
        known._make_organisations(record, imported.plan.council, rows)
        known._make_posts(record, imported.plan.council, rows)
        known._make_requirements(record, rows)
        return known

    def _make_organisations(self, record: Recording, council: str, rows: Sequence[SheetAction]) -> None:
        """Partners named in the sheet, and the council itself where a new post will belong to it."""
        needs_council = any(name_key(title) not in self.posts for row in rows for title in row.titles)
        partners = _once((name_key(name), (name, True)) for row in rows for name in row.links("partners"))
        named = {name_key(council): (council, False)} | partners if needs_council else partners
        made = record.add_many(
            [
                Organisation(name=name, is_partner=is_partner)
                for key, (name, is_partner) in named.items()
                if key not in self.organisations
            ]
        )
        self.organisations.update({name_key(one.name): one for one in made})

    def _make_posts(self, record: Recording, council: str, rows: Sequence[SheetAction]) -> None:
        """New posts belong to the council until somebody says otherwise."""
        titles = _once((name_key(title), title) for row in rows for title in row.titles)
        home = self.organisations.get(name_key(council))
        new = [title for key, title in titles.items() if key not in self.posts]
        made = record.add_many([Post(title=title, organisation=home) for title in new])
        self.posts.update({name_key(one.title): one for one in made})

    def _make_requirements(self, record: Recording, rows: Sequence[SheetAction]) -> None:
        """Requirements named in the sheet, under their finding; one that was withdrawn is brought back."""
        named = [row for row in rows if row.requirement and row.finding]
        named = [row for row in named if row.takes("requirement") or row.takes("finding") or row.takes("standing")]
        needed = [*map(self.requirement, named), *map(_kept_requirement, rows)]
        back = {one.pk: one for one in needed if one and one.is_withdrawn}
        for one in back.values():
            one.is_withdrawn = False
        record.save_many(list(back.values()), ["is_withdrawn"])
        new = _once((_key(row), Requirement(finding=row.finding, text=row.requirement)) for row in named)
        made = record.add_many([one for key, one in new.items() if key not in self.requirements])
        self.requirements.update({(one.finding_id, one.text.casefold()): one for one in made})

    def post(self, title: str) -> Post | None:
        """A post by title, or none where the sheet names none."""
        return self.posts.get(name_key(title)) if title else None

    def requirement(self, row: SheetAction) -> Requirement | None:
        """The requirement a row answers, if it names one."""
        return self.requirements.get(_key(row)) if row.finding else None


def _kept_requirement(row: SheetAction) -> Requirement | None:
    """What an action that is brought back answered before, and still does."""
    is_kept = row.action is not None and "standing" in row.changes and not row.takes("requirement")
    return row.action.requirement if is_kept and row.action else None


def _once(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """What each key was first said to be."""
    found: dict[Key, Value] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _key(row: SheetAction) -> tuple[int, str]:
    """A requirement's finding and words."""
    assert row.finding is not None
    return row.finding.pk, row.requirement.casefold()


def _posts(council: str) -> dict[str, Post]:
    """Every post by its title, and by title and organisation; of posts with one title, the council's."""
    council_last = sorted(Post.objects.select_related("organisation"), key=lambda p: p.organisation.name == council)
    labelled = {name_key(f"{post.title} ({post.organisation.name})"): post for post in council_last}
    return labelled | {name_key(post.title): post for post in council_last}


def _requirements(imported: Import) -> dict[tuple[int, str], Requirement]:
    """The plan's requirements by finding and words."""
    rows = Requirement.objects.filter(finding__plan=imported.plan)
    return {(row.finding_id, row.text.casefold()): row for row in rows}
