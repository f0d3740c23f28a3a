"""The posts, organisations and requirements that a sheet names: found, or made when first met."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.models import Import, Organisation, Post, Requirement


@dataclass(frozen=True)
class Known:
    """Posts, organisations and requirements by the names a sheet uses, whatever their capitals."""

    posts: dict[str, Post]
    organisations: dict[str, Organisation]
    requirements: dict[tuple[int, str], Requirement]

    @classmethod
    def of(cls, record: Recording, imported: Import, rows: Sequence[SheetAction]) -> "Known":
        """Everything these rows name, made where it was not known; of posts with one title, the council's."""
        council = imported.plan.council
        council_last = sorted(Post.objects.select_related("organisation"), key=lambda p: p.organisation.name == council)
        posts = {post.title.casefold(): post for post in council_last}
        organisations = {row.name.casefold(): row for row in Organisation.objects.all()}
        known = cls(posts, organisations, _requirements(imported))
        known._make_posts(record, imported, rows)
        known._make_organisations(record, rows)
        known._make_requirements(record, rows)
        return known

    def _make_posts(self, record: Recording, imported: Import, rows: Sequence[SheetAction]) -> None:
        """New posts belong to the council until somebody says otherwise."""
        titles = [title for row in rows for title in (row.owner, *row.contributors) if title]
        for title in titles:
            if title.casefold() not in self.posts:
                council = self._organisation(record, imported.plan.council, is_partner=False)
                self.posts[title.casefold()] = record.add(Post(title=title, organisation=council))

    def _make_organisations(self, record: Recording, rows: Sequence[SheetAction]) -> None:
        """Partners named in the sheet."""
        for row in rows:
            for name in row.partners:
                self._organisation(record, name, is_partner=True)

    def _make_requirements(self, record: Recording, rows: Sequence[SheetAction]) -> None:
        """Requirements named in the sheet, under their finding."""
        for row in rows:
            if row.requirement and row.finding:
                key = (row.finding.pk, row.requirement.casefold())
                if key not in self.requirements:
                    self.requirements[key] = record.add(Requirement(finding=row.finding, text=row.requirement))

    def _organisation(self, record: Recording, name: str, *, is_partner: bool) -> Organisation:
        """An organisation by name."""
        if name.casefold() not in self.organisations:
            self.organisations[name.casefold()] = record.add(Organisation(name=name, is_partner=is_partner))
        return self.organisations[name.casefold()]

    def post(self, title: str) -> Post | None:
        """A post by title, or none where the sheet names none."""
        return self.posts.get(title.casefold()) if title else None

    def requirement(self, row: SheetAction) -> Requirement | None:
        """The requirement a row answers, if it names one."""
        return self.requirements.get((row.finding.pk, row.requirement.casefold())) if row.finding else None


def _requirements(imported: Import) -> dict[tuple[int, str], Requirement]:
    """The plan's requirements by finding and words."""
    rows = Requirement.objects.filter(finding__plan=imported.plan)
    return {(row.finding_id, row.text.casefold()): row for row in rows}
