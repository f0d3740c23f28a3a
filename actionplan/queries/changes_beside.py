"""What became of everything beside the actions: findings, what they require, posts, partners, evidence and links."""

from collections.abc import Iterator
from typing import Any, Final

from actionplan.models import AlsoServes, Contributor, Evidence, Finding, Origin, Partner, Post, Requirement, Tag
from actionplan.queries.audit_editing import RESTRICTED
from actionplan.queries.changes_actions import reworded
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import pairs_of
from actionplan.queries.changes_lines import Line, Rewording, who_of
from actionplan.queries.commitments import SAID_FOR_IT, SAID_ITSELF
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.differences import difference
from actionplan.vocabulary import Commitment

WORDED: Final = {
    "title": "Title",
    "statement": "What was found",
    "theme": "Theme",
    "paragraph": "Paragraph",
    "public_summary": "In the place of what is restricted",
}
LINKS: Final[tuple[tuple[Any, str, str], ...]] = (
    (Contributor, "post", "that {} works on it too"),
    (AlsoServes, "finding", "that it also serves finding {}"),
    (Origin, "kind", "that it comes from: {}"),
    (Tag, "word", "that it has the tag “{}”"),
)
"""What hangs on an action, the other side of each link, and the words that say so."""


def of_findings(between: Between) -> Iterator[Line]:
    """New findings, their words, and what they require; in two queries."""
    came: dict[int, int] = {}
    for before, after in pairs_of(Finding, between.span, plan=between.plan):
        if before is None:
            came[after.id] = after.change_id
        if after.id in between.now.findings or after.is_withdrawn:
            yield from _finding(between, before, after)
    for before, after in pairs_of(Requirement, between.span, "finding", finding__plan=between.plan):
        is_told = after.finding_id in between.now.findings and after.change_id not in between.void
        if is_told and came.get(after.finding_id) != after.change_id:
            yield from _requirement(between, before, after)


def _finding(between: Between, before: Any, after: Any) -> Iterator[Line]:
    """What a version of a finding says otherwise; never the words of its restricted note."""
    who, finding = who_of(after.change), after.instance
    why = {"why": who.because}
    if before is None:
        yield between.on_finding(ChangeKind.NEW, finding, who, "added it to the plan", **why)
        return
    if found := reworded(WORDED, before, after):
        yield between.on_finding(ChangeKind.REWORDED, finding, who, "reworded it", rewordings=found, **why)
    if before.is_withdrawn != after.is_withdrawn:
        said = "withdrew it" if after.is_withdrawn else "brought it back"
        yield between.on_finding(ChangeKind.STANDING, finding, who, said, **why)
    if (before.restricted_note, before.restricted_category) != (after.restricted_note, after.restricted_category):
        yield between.on_finding(ChangeKind.OTHER, finding, who, RESTRICTED, **why)
    if before.reference != after.reference:
        said = f"changed its reference from {before.reference} to {after.reference}"
        yield between.on_finding(ChangeKind.OTHER, finding, who, said, **why)
    if before.source_id != after.source_id:
        yield between.on_finding(ChangeKind.OTHER, finding, who, "moved it to another source", **why)


def _requirement(between: Between, before: Any, after: Any) -> Iterator[Line]:
    """What became of something that a finding requires."""
    who, finding = who_of(after.change), between.now.findings[after.finding_id].finding
    why = {"why": who.because}
    if before is None:
        said = f"added the requirement “{after.text}”"
        if not after.is_withdrawn:
            yield between.on_finding(ChangeKind.NEW, finding, who, said, **why)
        return
    if before.text != after.text:
        found = (Rewording("Requirement", difference(before.text, after.text)),)
        yield between.on_finding(ChangeKind.REWORDED, finding, who, "reworded a requirement", rewordings=found, **why)
    if before.is_withdrawn != after.is_withdrawn:
        done = "withdrew" if after.is_withdrawn else "brought back"
        yield between.on_finding(ChangeKind.STANDING, finding, who, f"{done} the requirement “{after.text}”", **why)


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
    """Contributors, further findings, origins and tags that came or went; a query for each kind."""
    for model, side, words in LINKS:
        beside = () if side in ("kind", "word") else (side,)
        for before, after in pairs_of(model, between.span, *beside, action__plan=between.plan):
            was, now = before is not None and not before.is_withdrawn, not after.is_withdrawn
            if was == now or not between.tells_of(after.action_id, after.change_id) or _came_with(births, after):
                continue
            who, said = who_of(after.change), words.format(_side(after, side))
            begun = "said" if now else "said no longer"
            yield between.on_action(ChangeKind.OTHER, after.action_id, who, f"{begun} {said}", why=who.because)


def _side(row: Any, side: str) -> str:
    """The other side of a link in words."""
    if side == "kind":
        return str(row.get_kind_display()).lower()
    value = getattr(row, side)
    return str(value.reference if side == "finding" else value)


def of_evidence(between: Between) -> tuple[list[Line], frozenset[int]]:
    """Evidence that was given, replaced, put right, withdrawn or brought back; in two queries.

    What is or was restricted is told only to who may read it, even when it came to be restricted since. The second
    value gives the changes whose reason may tell of it, so that their reason is not told either.
    """
    pairs = pairs_of(Evidence, between.span, action__plan=between.plan)
    now = {one.pk: one for one in Evidence.objects.filter(pk__in=[after.id for _, after in pairs])}
    closed = frozenset() if between.may_read_restricted else _restricted(pairs, now)
    came = {after.id for before, after in pairs if before is None}
    lines = [
        _evidence(between, before, after)
        for before, after in pairs
        if after.id not in closed
        and not (after.id in came and now[after.id].is_withdrawn)
        and between.tells_of(after.action_id, after.change_id)
    ]
    return lines, frozenset(after.change_id for _, after in pairs if after.id in closed)


def _evidence(between: Between, before: Any, after: Any) -> Line:
    """What was done with evidence that the reader may see."""
    who, said = who_of(after.change), f"{_done(before, after)}: “{after.title}”"
    return between.on_action(ChangeKind.EVIDENCE, after.action_id, who, said, why=who.because, anchor="evidence")


def _restricted(pairs: list[tuple[Any, Any]], now: dict[int, Any]) -> frozenset[int]:
    """The keys of the evidence that is restricted, or was in any of these versions."""
    versions = [one for pair in pairs for one in pair if one is not None]
    was = {one.id for one in versions if one.restricted_category}
    return frozenset(was) | {key for key, one in now.items() if one.restricted_category}


def _done(before: Any, after: Any) -> str:
    """What was done with evidence."""
    if before is None:
        return "gave evidence"
    if after.is_withdrawn != before.is_withdrawn:
        return "withdrew evidence" if after.is_withdrawn else "brought back evidence"
    if (after.fingerprint, after.link) != (before.fingerprint, before.link):
        return "put newer evidence in place of the old"
    return "put right what is said of evidence"
