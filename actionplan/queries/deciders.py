"""Who may decide what was said of an action: never who said it, and never who answers for its post."""

from collections.abc import Iterable
from datetime import date

from actionplan import access
from actionplan.models import Action, Change, DueDateRequest, Person, ProgressUpdate
from actionplan.queries.attention import AttentionLine
from actionplan.vocabulary import Permission


def is_party_to(person: Person, action: Action, said: Change | None, *, on: date) -> bool:
    """Whether the person said a thing of an action, or answers for its post: nobody decides their own.

    What was typed on behalf of a post is that post's word too, wherever the action has gone since. ``said`` is the
    change that said it; ``None`` for what a sheet said, which counts as the owner's word.
    """
    if access.owns(person, action, on=on):
        return True
    return said is not None and (said.by_id == person.pk or said.on_behalf_of_id in access.posts_of(person, on=on))


def may_take_back(person: Person, asked: DueDateRequest, *, on: date) -> bool:
    """Whether the person may take back a date that was asked for: who asked, or who answers for the action's post."""
    action = asked.action
    return access.may_update(person, action, on=on) and is_party_to(person, action, asked.change, on=on)


def may_decide_date(person: Person, asked: DueDateRequest, *, on: date) -> bool:
    """Whether the person may agree or refuse a date that was asked for."""
    decides = access.may(person, Permission.DECIDE_DATES, on=on, plan=asked.action.plan)
    return decides and not is_party_to(person, asked.action, asked.change, on=on)


def is_party_to_claim(person: Person, action: Action, claim: ProgressUpdate | None, *, on: date) -> bool:
    """Whether the person made a claim of completion or answers for the action's post, whose an imported claim is."""
    said = claim.change if claim and not claim.is_imported else None
    return is_party_to(person, action, said, on=on)


def own_requests(person: Person, lines: Iterable[AttentionLine], *, on: date) -> frozenset[int]:
    """The keys of the actions whose asked date the person cannot decide, being a party to it."""
    asked = ((line.position.action, line.asked.change) for line in lines if line.asked)
    return frozenset(action.pk for action, said in asked if is_party_to(person, action, said, on=on))


def own_claims(person: Person, lines: Iterable[AttentionLine], *, on: date) -> frozenset[int]:
    """The keys of the actions whose claim the person cannot decide, being a party to it."""
    claims = ((line.position.action, line.position.update) for line in lines)
    return frozenset(action.pk for action, claim in claims if is_party_to_claim(person, action, claim, on=on))
