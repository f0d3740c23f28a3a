"""Publishing a position: one change freezes all that it says and seals the record. It is withdrawn, never changed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.identity import record_clearances, refuse_identity_in_words
from actionplan.commands.preparing import NOT_PREPARED, SOMEBODY_PREPARES, as_it_stands, own, refuse_past
from actionplan.commands.recording import Recording, recording
from actionplan.models import Meeting, Person, Plan, PositionInPreparation, PositionWithdrawn, PublishedPosition
from actionplan.queries.clearances import fingerprint_of
from actionplan.queries.pack_values import PackSeal
from actionplan.queries.position_warnings import MARK, spots_of
from actionplan.queries.preparing import Prepared, content_prepared, in_preparation, prepared
from actionplan.queries.published import FORM, content_to_store
from actionplan.rules.moments import london_day
from actionplan.rules.privacy import Match, identity_patterns
from actionplan.vocabulary import Permission, SealOccasion

CHANGED_MEANWHILE: Final = (
    "What would be published is not what you looked at any more. Look at it and its warnings again, then publish"
)
MAY_IDENTIFY: Final = (
    "{} may identify a child: {}. Take the words out, or say by name that no child can be known from them"
)
NOT_CONFIRMED: Final = "Confirm that you have looked at: {}"
WITHDRAWN_ALREADY: Final = "This position was withdrawn already."
NOBODY_LOOKS: Final = "These words are not in what would be published any more, or are cleared already."


def publish(
    plan: Plan,
    *,
    seen: str,
    confirmed: Collection[str] = (),
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> PublishedPosition:
    """Publish what this person prepares, for ever, under an address of its own.

    ``seen`` is the mark of what they looked at (``Prepared.seen``) and ``confirmed`` are the kinds of warning that they
    have confirmed. Raises ``ValidationError`` where anything that would go out is another by now (code ``conflict``),
    where words may identify a child (``identity``), and by ``confirmed`` for a kind of warning that is not confirmed.
    """
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    with recording("publishing.publish", by=by, because=because, at=at, plan=plan, key=key) as record:
        row = own(plan, by=by, at=at)
        refuse_past(row.meeting, at)
        ready = prepared(row)
        if ready.seen != seen:
            raise ValidationError(CHANGED_MEANWHILE, code="conflict")
        _refuse_identity(ready)
        _refuse_unconfirmed(ready, confirmed)
        made = _freeze(record, row, ready)
        row.delete()
    return made


def publish_as_it_stands(
    plan: Plan, meeting: Meeting | None = None, *, by: Person, because: str, at: datetime, key: str | None = None
) -> tuple[PublishedPosition, Prepared]:
    """Publish the position of this moment without preparing it; returns it with what it was made of and its warnings.

    Raises ``ValidationError`` where somebody prepares one, and where words may identify a child.
    """
    before = as_it_stands(plan, meeting, by=by, at=at)
    with recording("publishing.publish", by=by, because=because, at=at, plan=plan, key=key) as record:
        other = in_preparation(plan)
        if other is not None:
            raise ValidationError(SOMEBODY_PREPARES.format(other.prepared_by.name), code="locked")
        ready = prepared(before)
        _refuse_identity(ready)
        return _freeze(record, before, ready), ready


def take_over(plan: Plan, *, by: Person, because: str, at: datetime, key: str | None = None) -> PositionInPreparation:
    """Prepare, from now on, what somebody else began, with the reason for the record; nothing of it is lost."""
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    with recording("publishing.take_over", by=by, because=because, at=at, plan=plan, key=key):
        row = in_preparation(plan)
        if row is None:
            raise ValidationError(NOT_PREPARED, code="not_in_turn")
        row.prepared_by, row.saved_at = by, at
        row.save()
    return row


def withdraw(
    position: PublishedPosition, *, by: Person, because: str, at: datetime, key: str | None = None
) -> PositionWithdrawn:
    """Say to everybody that a position no longer stands, and why; its page stays."""
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=position.plan)
    with recording("publishing.withdraw", by=by, because=because, at=at, plan=position.plan, key=key) as record:
        if PositionWithdrawn.objects.filter(position=position).exists():
            raise ValidationError(WITHDRAWN_ALREADY, code="not_in_turn")
        return record.add(PositionWithdrawn(position=position, reason=because.strip()))


def clear(plan: Plan, mark: str, *, by: Person, because: str, at: datetime, key: str | None = None) -> None:
    """Say by name, with a reason, that no child can be known from words of what is prepared; ``mark`` names them."""
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    refuse_identity_in_words(because, "because")
    with recording("publishing.clear", by=by, because=because, at=at, plan=plan, key=key) as record:
        words = words_with(own(plan, by=by, at=at), mark)
        if words is None:
            raise ValidationError(NOBODY_LOOKS, code="not_in_turn")
        texts: Mapping[str, str] = {"words": words.words}
        record_clearances(record, f"published.{plan.slug}", texts, {"words": because})


def words_with(row: PositionInPreparation, mark: str) -> Match | None:
    """The words of what is prepared that an address names; ``None`` where there are none so."""
    found = (
        match
        for spot in spots_of(content_prepared(row), row.plan.slug)
        for text in spot.texts
        for match in identity_patterns(text)
    )
    return next((match for match in found if fingerprint_of(match.words)[:MARK] == mark), None)


def _refuse_identity(ready: Prepared) -> None:
    """Stop words that may identify a child and that nobody cleared."""
    if ready.stopping:
        first = ready.stopping[0]
        raise ValidationError(MAY_IDENTIFY.format(first.about, first.why), code="identity")


def _refuse_unconfirmed(ready: Prepared, confirmed: Collection[str]) -> None:
    """Stop where a kind of warning was not looked at."""
    missing = [kind.label for kind in ready.to_confirm if kind.value not in confirmed]
    if missing:
        raise ValidationError({"confirmed": NOT_CONFIRMED.format(", ".join(missing).lower())})


def _freeze(record: Recording, row: PositionInPreparation, ready: Prepared) -> PublishedPosition:
    """Seal the record and write what is published."""
    seal = record.seal(SealOccasion.PUBLICATION)
    content = replace(ready.content, seal=PackSeal(seal.up_to, seal.root))
    day = london_day(record.change.at)
    edition = PublishedPosition.objects.filter(plan=row.plan, published_on=day).count() + 1
    return record.add(
        PublishedPosition(
            plan=row.plan,
            meeting=row.meeting,
            published_on=day,
            edition=edition,
            position_on=row.position_on,
            up_to=row.up_to,
            form=FORM,
            content=content_to_store(content),
            seal=seal,
        )
    )
