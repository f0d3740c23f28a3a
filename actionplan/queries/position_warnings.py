"""What whoever publishes a position is told first, from all that would go out: each with the row that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from django.urls import reverse

from actionplan.queries.clearances import cleared_among, fingerprint_of
from actionplan.queries.pack_values import PackContent
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart
from actionplan.rules.privacy import identity_patterns, masked
from actionplan.rules.restricting import says_too_little
from actionplan.rules.small_counts import small_counts
from actionplan.vocabulary import Word

MARK: Final = 16
"""Figures of a hash by which an address names words that somebody has to look at."""


class WarningKind(Word):
    """What a warning is about, what stops publication first."""

    IDENTITY = "identity", "Words that may identify a child"
    SMALL_COUNT = "small_count", "Counts of one to four children"
    GAP = "gap", "Restricted words with nothing in their place"
    NO_REASON = "no_reason", "Actions without the reason that members are owed"
    UNANSWERED = "unanswered", "Questions and recommendations without an answer"


@dataclass(frozen=True)
class PositionWarning:
    """One warning: what it is about by name, the page of that, and why in a few words.

    ``mark`` names the words of an identity in addresses, and ``clears`` is their whole hash; of others they are empty.
    """

    kind: WarningKind
    about: str
    href: str
    why: str
    mark: str = ""
    clears: str = ""


@dataclass(frozen=True)
class Spot:
    """Something that would be shown, with its page and every text of it that goes out."""

    about: str
    href: str
    texts: tuple[str, ...]


def warnings_of(content: PackContent, plan: str) -> tuple[PositionWarning, ...]:
    """Every warning, what stops publication first; ``plan`` names the plan in addresses. One query at most."""
    spots = tuple(spots_of(content, plan))
    found = (*_identities(spots), *_small_counts(spots), *_gaps(content, plan))
    return (*found, *_without_reason(content, plan), *_unanswered(content, plan))


def spots_of(content: PackContent, plan: str) -> Iterator[Spot]:
    """Everything that a position shows, piece by piece, so that each text of it stands in exactly one."""
    for section in content.report:
        place = {"plan": plan, "section": section.section}
        href = reverse("position-words", kwargs=place)
        yield Spot(f"The section “{section.section.label}”", href, (section.text,))
    position = content.position
    for finding in position.findings:
        own = replace(finding, actions=(), apart=())
        yield Spot(f"Finding {finding.reference}", _finding(plan, finding.slug), texts_in(own))
    rows: tuple[PublicAction | PublicApart, ...] = (*position.actions, *position.apart)
    for one in rows:
        yield Spot(f"Action {one.reference}", _action(plan, one.slug), texts_in(one))
    for matter in content.matters:
        yield Spot(matter.name, _matter(plan, matter.kind, matter.number), texts_in(matter))
    for voice in content.voices:
        page = _finding(plan, voice.slug) if voice.slug else reverse("scrutiny", kwargs={"plan": plan})
        yield Spot(f"What {voice.who} said", page, texts_in(voice))
    for paper in content.appendices:
        yield Spot(f"Appendix {paper.number}", reverse("documents", kwargs={"plan": plan}), texts_in(paper))
    yield from _others(content, plan)


def texts_in(value: Any) -> tuple[str, ...]:
    """Every text in a value of the allow-list, but for the product's own words."""
    if isinstance(value, str):
        return () if isinstance(value, Word) else (value,)
    if is_dataclass(value):
        return tuple(text for one in fields(value) for text in texts_in(getattr(value, one.name)))
    return tuple(text for one in value for text in texts_in(one)) if isinstance(value, tuple) else ()


def _others(content: PackContent, plan: str) -> Iterator[Spot]:
    """What stands around findings: names of sources and deadlines, the glossary, the key and the chart."""
    position = content.position
    sources = tuple(text for one in position.sources for text in texts_in(replace(one, findings=())))
    yield Spot("Where findings come from", reverse("inspection", kwargs={"plan": plan}), sources)
    around = texts_in(replace(position, sources=()))
    rest = texts_in((content.chart, content.comparison, content.measures, content.terms, content.legend))
    yield Spot("The plan, its key and its glossary", reverse("scrutiny", kwargs={"plan": plan}), around + rest)


def _identities(spots: tuple[Spot, ...]) -> Iterator[PositionWarning]:
    """Words that may identify a child and that nobody has cleared, each once in its place."""
    found = {
        (spot.about, spot.href, match.words): (fingerprint_of(match.words), match)
        for spot in spots
        for text in spot.texts
        for match in identity_patterns(text)
    }
    known = cleared_among(one for one, _ in found.values())
    for (about, href, words), (hashed, _match) in found.items():
        if hashed not in known:
            yield PositionWarning(WarningKind.IDENTITY, about, href, f"“{masked(words)}”", hashed[:MARK], hashed)


def _small_counts(spots: tuple[Spot, ...]) -> Iterator[PositionWarning]:
    """Counts of so few children that they may tell who they are."""
    for spot in spots:
        words = dict.fromkeys(count.words for text in spot.texts for count in small_counts(text))
        for one in words:
            yield PositionWarning(WarningKind.SMALL_COUNT, spot.about, spot.href, f"“{one}”")


def _gaps(content: PackContent, plan: str) -> Iterator[PositionWarning]:
    """Where something is restricted and nothing public stands in its place, or next to nothing."""
    shown = [(f"Finding {one.reference}", _finding(plan, one.slug), one.gaps) for one in content.position.findings]
    shown += [(f"Action {one.reference}", _action(plan, one.slug), one.gaps) for one in content.position.actions]
    parts = [(about, href, gap.of, gap.summary) for about, href, gaps in shown for gap in gaps]
    for about, href, of, words in (*parts, *_answers_apart(content, plan), *_voices_apart(content, plan)):
        if says_too_little(words):
            only = f"only “{words.strip()}”" if words.strip() else "nothing"
            yield PositionWarning(WarningKind.GAP, about, href, f"{of}: {only} is written in its place")


def _answers_apart(content: PackContent, plan: str) -> Iterator[tuple[str, str, str, str]]:
    """Answers of which a part is restricted: of what, its page, the part, and the words that everybody may read."""
    for matter in content.matters:
        for one in matter.said:
            if one.exempt_under:
                href = _matter(plan, matter.kind, matter.number)
                yield matter.name, href, f"Part of {one.kind.label.lower()}", one.text


def _voices_apart(content: PackContent, plan: str) -> Iterator[tuple[str, str, str, str]]:
    """The same of what children, young people and families say."""
    for one in content.voices:
        if one.exempt_under:
            yield f"What {one.who} said", reverse("voices", kwargs={"plan": plan}), "Part of it", one.text


def _without_reason(content: PackContent, plan: str) -> Iterator[PositionWarning]:
    """Red and amber without a reason."""
    for one in content.position.actions:
        if one.is_troubled and not one.why.strip():
            why = f"{one.state.label}, and no reason is given"
            yield PositionWarning(WarningKind.NO_REASON, f"Action {one.reference}", _action(plan, one.slug), why)


def _unanswered(content: PackContent, plan: str) -> Iterator[PositionWarning]:
    """What members still wait for."""
    for one in content.matters:
        if one.is_open:
            href = _matter(plan, one.kind, one.number)
            yield PositionWarning(WarningKind.UNANSWERED, one.name, href, one.time)


def _finding(plan: str, slug: str) -> str:
    """The page of a finding that members and those who publish read."""
    return reverse("scrutiny-finding", kwargs={"plan": plan, "finding": slug})


def _action(plan: str, slug: str) -> str:
    """The page of an action that members and those who publish read."""
    return reverse("scrutiny-action", kwargs={"plan": plan, "action": slug})


def _matter(plan: str, kind: str, number: int) -> str:
    """The page of a question or recommendation."""
    return reverse("matter", kwargs={"plan": plan, "kind": kind, "number": number})
