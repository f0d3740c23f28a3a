"""Merging actions: one takes in others, which it supersedes, in one change."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.action_words import ActionWords, write_links
from actionplan.commands.editing import MEANWHILE
from actionplan.commands.recording import recording
from actionplan.commands.sheet_decisions import standings
from actionplan.commands.splitting import refuse_replaced
from actionplan.models import Action, Change, Finding, Person, StandingDecision
from actionplan.queries.editing import links_of, mark_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.editing import why_no_taking_in
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, Standing

CHOOSE = "Choose at least one other action of this plan that it takes in"


def merge(
    action: Action,
    others: Sequence[Action],
    *,
    also_serves: Collection[Finding] = (),
    keeps_posts: bool = True,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> list[StandingDecision]:
    """Let an action take in others, each of which is superseded by it with one reason.

    ``also_serves`` are findings that it serves from now on besides its own; ``keeps_posts`` lets the posts that were
    accountable for the others, or worked on them, work on it. Raises ``ValidationError`` for ``others``, with the code
    ``conflict`` when the action was changed meanwhile, and ``not_in_turn`` for one that cannot be merged now.
    """
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=action.plan)
    _refuse_others(action, others)
    with recording("merging.merge", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        now = Action.objects.select_related("plan", "finding", "owner").get(pk=action.pk)
        if mark_of(now) != seen:
            raise ValidationError(MEANWHILE, code="conflict")
        _refuse_taking_in(now, at)
        for one in others:
            refuse_replaced(one, at, named=True)
        decisions = standings(sorted(others, key=lambda one: one.pk), Standing.SUPERSEDED, record.change.because)
        for decision in decisions:
            decision.superseded_by = now
        write_links(record, now, _links(now, others, also_serves, keeps_posts).hanging)
        return record.add_many(decisions)


def is_recorded(change: Change, action: Action, others: Sequence[Action]) -> bool:
    """Whether a change, made when a form was first sent, merged just these into the action."""
    merged = StandingDecision.objects.filter(change=change, superseded_by=action).values_list("action", flat=True)
    return set(merged) == {one.pk for one in others}


def _refuse_others(action: Action, others: Sequence[Action]) -> None:
    """Stop without others, or with one that is the action itself or of another plan."""
    if not others or any(one.pk == action.pk or one.plan_id != action.plan_id for one in others):
        raise ValidationError({"others": CHOOSE})


def _refuse_taking_in(action: Action, at: datetime) -> None:
    """Stop an action that takes in nothing as it stands."""
    day = london_day(at)
    why = why_no_taking_in(position_of(action, on=day, policy=policy_on(day)).facts)
    if why:
        raise ValidationError(why, code="not_in_turn")


def _links(action: Action, others: Sequence[Action], also: Collection[Finding], keeps_posts: bool) -> ActionWords:
    """What is said of the action, with what comes to hang on it."""
    links = links_of(action)
    links = replace(links, also_serves=links.also_serves | {one.pk for one in also if one.plan_id == action.plan_id})
    if keeps_posts:
        taken = [links_of(one) for one in others]
        posts = {one.owner_id for one in others if one.owner_id}.union(*(one.contributors for one in taken))
        partners = frozenset[int]().union(*(one.partners for one in taken))
        links = replace(links, contributors=links.contributors | posts, partners=links.partners | partners)
    return ActionWords(action.finding, action.reference, action.text, owner=action.owner, links=links)
