"""What is kept apart from the record and holds words: uploads that wait, drafts, filters, sessions, other requests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.contrib.sessions.models import Session

from actionplan.models import Draft, Plan, SavedFilter, StagedImport, WordsToRedact
from actionplan.queries.redaction_scope import EVERYWHERE, Scope
from actionplan.queries.redaction_uploads import may_hold
from actionplan.rules.redaction_json import CODES, kind_of, texts_in
from actionplan.rules.redaction_words import Wanted, wanted


@dataclass(frozen=True)
class AtHand:
    """What is no part of the record and holds the words, as far as a scope goes; elsewhere only how much there is."""

    uploads: tuple[StagedImport, ...]
    drafts: tuple[Draft, ...]
    filters: tuple[SavedFilter, ...]
    sessions: tuple[Session, ...]
    requests: tuple[WordsToRedact, ...] = ()
    number_elsewhere: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing does."""
        return not (self.uploads or self.drafts or self.filters or self.sessions or self.requests)


def at_hand_with(text: str, fingerprint: str = "", scope: Scope = EVERYWHERE, *, but: int | None = None) -> AtHand:
    """What is kept apart from the record and holds the words, or is the file with this fingerprint.

    ``but`` is the request that names the words itself.
    """
    pattern = wanted(text) if text else None
    slugs = dict(Plan.objects.values_list("slug", "pk"))
    uploads = [one for one in StagedImport.objects.all() if _is_upload_of(one, pattern, fingerprint)]
    drafts = [one for one in Draft.objects.all() if pattern and _is_draft_of(one, pattern)]
    filters = [one for one in SavedFilter.objects.all() if pattern and _is_filter_of(one, pattern)]
    requests = [one for one in _open_requests(but) if pattern and pattern.is_in(one.text)]
    found: list[tuple[Any, int | None]] = [(one, one.plan_id) for one in uploads]
    found += [(one, one.plan_id) for one in filters]
    found += [(one, slugs.get(one.address.strip("/").split("/")[0])) for one in drafts]
    found += [(one, one.request.plan_id) for one in requests]
    here = {one for one, plan in found if scope.covers(plan)}
    return AtHand(
        tuple(one for one in uploads if one in here),
        tuple(one for one in drafts if one in here),
        tuple(one for one in filters if one in here),
        tuple(one for one in Session.objects.all() if pattern and any(map(pattern.is_in, _said_to(one)))),
        tuple(one for one in requests if one in here),
        len(found) - len(here),
    )


def _open_requests(but: int | None) -> Any:
    """The words of the requests that wait."""
    rows = WordsToRedact.objects.filter(request__decision=None).select_related("request")
    return rows.exclude(pk=but) if but else rows


def _is_upload_of(upload: StagedImport, pattern: Wanted | None, fingerprint: str) -> bool:
    """Whether an upload that waits holds the words, or is the file; its file is looked in, read or not."""
    if fingerprint and upload.fingerprint == fingerprint:
        return True
    told = [upload.file_name, upload.reading, upload.answers]
    return pattern is not None and (any(map(pattern.is_in, texts_in(told))) or may_hold(upload, pattern))


def _is_draft_of(draft: Draft, pattern: Wanted) -> bool:
    """Whether the words stand in what somebody has begun to type, or in the page's address."""
    return pattern.is_in(draft.address) or any(map(pattern.is_in, texts_in(draft.fields, kind_of("fields"))))


def _is_filter_of(saved: SavedFilter, pattern: Wanted) -> bool:
    """Whether the words stand in a filter, or in its name."""
    values = (value for _, value in parse_qsl(saved.query, True) if value not in CODES)
    return any(map(pattern.is_in, (saved.name, *values)))


def _said_to(session: Session) -> Iterator[str]:
    """The texts of a session, but for who it belongs to."""
    told = session.get_decoded()
    return texts_in({name: value for name, value in told.items() if not name.startswith("_auth")})
