"""The example's organisations, posts, people and who stands in: posts, never persons."""

from datetime import date, datetime
from typing import Any

from actionplan.commands import people
from actionplan.models import Organisation, Person, Post
from actionplan.vocabulary import Role

BECAUSE = "The example is set up"


def load(content: dict[str, Any], *, password: str, at: datetime) -> dict[str, Person]:
    """Make everyone of the example, by e-mail; the administrator first, who lets the others in.

    ``content`` has the organisations, the people with their roles, the posts with their holders, and the stand-ins.
    """
    administrator = next(row for row in content["people"] if _has_role(row, Role.ADMINISTRATOR))
    admin = people.add_first(email=administrator["email"], name=administrator["display_name"], password=password, at=at)
    organisations = _organisations(content, by=admin, at=at)
    everyone = {admin.email: admin}
    for row in content["people"]:
        if row["email"] not in everyone:
            everyone[row["email"]] = _person(row, organisations, password=password, by=admin, at=at)
    posts = {row["title"]: _post(row, organisations, everyone, by=admin, at=at) for row in content["posts"]}
    for row in content["stand_ins"]:
        until = date.fromisoformat(row["until"])
        person = everyone[row["person"]]
        people.name_stand_in(posts[row["post"]], person, until=until, by=admin, because=row["because"], at=at)
    return everyone


def _has_role(row: dict[str, Any], role: Role) -> bool:
    """Whether a person of the example holds a role."""
    return any(held["role"] == role for held in row["roles"])


def _organisations(content: dict[str, Any], *, by: Person, at: datetime) -> dict[str, Organisation]:
    """Make the organisations, by name."""
    return {
        row["name"]: people.add_organisation(
            row["name"], is_partner=not row["is_council"], by=by, because=BECAUSE, at=at
        )
        for row in content["organisations"]
    }


def _person(
    row: dict[str, Any], organisations: dict[str, Organisation], *, password: str, by: Person, at: datetime
) -> Person:
    """Make one person with their roles."""
    person = people.add(email=row["email"], name=row["display_name"], password=password, by=by, because=BECAUSE, at=at)
    for held in row["roles"]:
        until = date.fromisoformat(held["until"]) if held["until"] else None
        where = organisations[held["organisation"]] if held["organisation"] else None
        people.give_role(person, Role(held["role"]), organisation=where, until=until, by=by, because=BECAUSE, at=at)
    return person


def _post(
    row: dict[str, Any],
    organisations: dict[str, Organisation],
    everyone: dict[str, Person],
    *,
    by: Person,
    at: datetime,
) -> Post:
    """Make one post, with its holder where the holder signs in."""
    return people.add_post(
        row["title"],
        organisations[row["organisation"]],
        email=row["email"],
        holder=everyone.get(row["holder"] or ""),
        is_vacant=row["vacant"],
        by=by,
        because=BECAUSE,
        at=at,
    )
