"""What became of people, their roles and posts as sentences: who was let in, as what, for whom, and until when."""

from collections.abc import Iterator

from actionplan.models import Organisation, Person, Plan, Post
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, differences, of_any, quoted
from actionplan.queries.audit_names import Names, Thing
from actionplan.rules.periods import in_words
from actionplan.vocabulary import Role


def of_person(row: Written, names: Names) -> Iterator[Line]:
    """That somebody was let in or stopped, or what is kept of them."""
    thing = Thing(row.now.name)
    if row.before is None:
        yield Line("let in", thing, f"as {row.now.email}")
        return
    if row.before.is_active != row.now.is_active:
        did, how = ("let in again", "") if row.now.is_active else ("stopped", "from signing in")
        yield Line(did, thing, how)
    yield from differences(row, names, thing, but=("is_active",))


def of_role(row: Written, names: Names) -> Iterator[Line]:
    """That a role was given or taken away, for what and until when."""
    thing, role = Thing(names.words(Person, row.now.person_id)), Role(row.now.role).label
    scope = [
        f"for {names.words(Organisation, row.now.organisation_id)}" if row.now.organisation_id else "",
        f"for the plan {quoted(names.words(Plan, row.now.plan_id))} alone" if row.now.plan_id else "",
        f"until {in_words(row.now.until)}" if row.now.until else "",
    ]
    where = ", ".join(part for part in scope if part)
    if row.before is None:
        yield Line(f"gave the role {quoted(role)} to", thing, f", {where}" if where else "")
        return
    if row.now.ended_on and not row.before.ended_on:
        yield Line(f"took the role {quoted(role)} from", thing)
    yield from differences(row, names, thing, but=("ended_on",))


def of_stand_in(row: Written, names: Names) -> Iterator[Line]:
    """That somebody may type for a post, or no longer."""
    thing, who = Thing(f"the post {names.words(Post, row.now.post_id)}"), names.words(Person, row.now.person_id)
    if row.before is None:
        until = f"until {in_words(row.now.until)}" if row.now.until else ""
        yield Line(f"named {who} to stand in for", thing, until)
        return
    if row.now.ended_on and not row.before.ended_on:
        yield Line(f"ended that {who} stands in for", thing)
    yield from differences(row, names, thing, but=("ended_on",))


def of_post(row: Written, names: Names) -> Iterator[Line]:
    """That a post was made known or handed over, or what is kept of it."""
    thing = Thing(f"the post {row.now.title}")
    if row.before is None:
        yield Line("added", thing, f", {_holder(row.now, names)}")
        return
    if (row.before.holder_id, row.before.is_vacant) != (row.now.holder_id, row.now.is_vacant):
        held = f", before {_holder(row.before, names)}, now {_holder(row.now, names)}"
        yield Line("handed over", thing, held)
    yield from differences(row, names, thing, but=("holder", "is_vacant"))


def _holder(row: object, names: Names) -> str:
    """Who holds a post, in words."""
    if getattr(row, "is_vacant", False):
        return "vacant"
    key = getattr(row, "holder_id", None)
    return f"held by {names.words(Person, key)}" if key else "held by somebody who does not sign in"


def of_organisation(row: Written, names: Names) -> Iterator[Line]:
    """That an organisation was made known, or what is kept of it."""
    yield from of_any(row, names, Thing(f"the organisation {row.now.name}"))
