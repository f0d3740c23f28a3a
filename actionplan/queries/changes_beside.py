"""What became of what stands beside actions: posts, partners, and what hangs on an action."""

from collections.abc import Iterator
from typing import Any, Final

from actionplan.models import AlsoServes, Contributor, Origin, Partner, Post, Tag
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import pairs_of
from actionplan.queries.changes_lines import Line, who_of
from actionplan.queries.commitments import SAID_FOR_IT, SAID_ITSELF
from actionplan.rules.change_kinds import ChangeKind
from actionplan.vocabulary import Commitment

LINKS: Final[tuple[tuple[Any, str, str], ...]] = (
    (Contributor, "post", "that {} works on it too"),
    (AlsoServes, "finding", "that it also serves finding {}"),
    (Origin, "kind", "that it comes from: {}"),
    (Tag, "word", "that it has the tag “{}”"),
)
"""What hangs on an action, the other side of each link, and the words that say so."""


def of_posts(between: Between) -> Iterator[Line]:
    """New holders and new names of the posts that answer for an action; in one query."""
    for before, after in pairs_of(Post, between.span, "holder", id__in=between.owning):
        if before is None or after.change_id in between.void:
            continue
        who = who_of(after.change)
        if (before.holder_id, before.is_vacant) != (after.holder_id, after.is_vacant):
            said = f"recorded a new holder: {_holder(after)}, after {_holder(before)}"
            yield between.on_post(ChangeKind.HOLDER, after.id, who, said, why=who.because)
        if before.title != after.title:
            said = f"renamed the post, before “{before.title}”"
            yield between.on_post(ChangeKind.OTHER, after.id, who, said, why=who.because)


def _holder(version: Any) -> str:
    """Who held a post in a version of it."""
    return "nobody, the post was vacant" if version.is_vacant else str(version.holder or "a holder who did not sign in")


def of_partners(between: Between, births: dict[int, Any]) -> Iterator[Line]:
    """Commitments asked for, given, declined and no longer asked for; in one query."""
    for before, after in pairs_of(Partner, between.span, "organisation", action__plan=between.plan):
        if not between.tells_of(after.action_id, after.change_id) or _came_with(births, after):
            continue
        who = who_of(after.change)
        if said := _commitment(before, after):
            yield between.on_action(ChangeKind.COMMITMENT, after.action_id, who, said, why=who.because)


def _came_with(births: dict[int, Any], version: Any) -> bool:
    """Whether a link came with the action itself, which that line tells."""
    birth = births.get(version.action_id)
    return birth is not None and bool(birth.change_id == version.change_id)


def _commitment(before: Any, after: Any) -> str:
    """What became of a partner's commitment; nothing if it stayed."""
    was, now = (one is not None and not one.is_withdrawn for one in (before, after))
    if was != now:
        done = "asked {} to commit itself to it" if now else "said that {} is no longer asked to commit itself to it"
        return done.format(after.organisation)
    if not now or before.commitment == after.commitment:
        return ""
    old, new = (Commitment(one.commitment).label.lower() for one in (before, after))
    by = {SAID_FOR_IT: "noted, on behalf of", SAID_ITSELF: "gave the commitment of"}.get(after.change.command, "noted,")
    return f"{by} {after.organisation}: {new}, after {old}"


def of_links(between: Between, births: dict[int, Any]) -> Iterator[Line]:
    """Contributors, further findings, origins and tags that came or went, and what is noted; a query for each kind."""
    for model, side, words in LINKS:
        beside = () if side in ("kind", "word") else (side,)
        for before, after in pairs_of(model, between.span, *beside, action__plan=between.plan):
            said = _link(before, after, words.format(_side(after, side)))
            if not said or not between.tells_of(after.action_id, after.change_id) or _came_with(births, after):
                continue
            who = who_of(after.change)
            more: dict[str, Any] = {"findings": _served(between, after)} if side == "finding" else {}
            yield between.on_action(ChangeKind.OTHER, after.action_id, who, said, why=who.because, **more)


def _link(before: Any, after: Any, words: str) -> str:
    """What became of one link in ``words``, or of what is noted of it; nothing if it says what it said."""
    was, now = before is not None and not before.is_withdrawn, not after.is_withdrawn
    if was != now:
        return f"said {words}" if now else f"said no longer {words}"
    note = getattr(after, "note", "")
    if not now or note == getattr(before, "note", ""):
        return ""
    return f"noted {words}, {f'“{note}”' if note else 'without a note'}"


def _served(between: Between, version: Any) -> frozenset[int]:
    """The findings of which it is news that an action serves another: its own, and that other."""
    return frozenset({between.action(version.action_id).finding_id, version.finding_id})


def _side(row: Any, side: str) -> str:
    """The other side of a link in words."""
    if side == "kind":
        return str(row.get_kind_display()).lower()
    value = getattr(row, side)
    return str(value.reference if side == "finding" else value)
