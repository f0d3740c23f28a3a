"""Taking words out of what is no part of the record: uploads, drafts, filters, sessions and requests that wait."""

from urllib.parse import parse_qsl, urlencode

from django.core.cache import cache
from django.db import transaction

from actionplan.models import Draft, RedactionRequest, SavedFilter, StagedImport, WordsToRedact
from actionplan.queries.redaction_at_hand import at_hand_with
from actionplan.queries.redaction_scope import Scope
from actionplan.rules.redaction import redacted
from actionplan.rules.redaction_json import CODES, kind_of
from actionplan.rules.redaction_words import Wanted, lines_of, problem_with, wanted


def clear_at_hand(words: str, request: RedactionRequest, scope: Scope, number: int) -> bool:
    """Take the words out of what is no part of the record: uploads that hold them go, and whoever's session does.

    Returns whether anything held them.
    """
    found = at_hand_with(words, request.file, scope, but=request.pk)
    for upload in found.uploads:
        _throw_away(upload)
    if words:
        pattern = wanted(words)
        for draft in found.drafts:
            _clear_draft(draft, pattern, number)
        for saved in found.filters:
            _clear_filter(saved, pattern, number)
        for other in found.requests:
            _clear_request(other, pattern)
    for session in found.sessions:
        session.delete()
    transaction.on_commit(cache.clear)
    return not found.is_empty


def _throw_away(upload: StagedImport) -> None:
    """Delete an upload that waits, and its file once it is certain."""
    storage, name = upload.file.storage, upload.file.name
    upload.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _clear_draft(draft: Draft, pattern: Wanted, number: int) -> None:
    """Take the words out of what somebody had begun to type; a page that bears them in its address is no more."""
    if pattern.is_in(draft.address):
        draft.delete()
        return
    draft.fields = redacted(pattern, draft.fields, number, kind=kind_of("fields"))
    draft.save()


def _clear_filter(saved: SavedFilter, pattern: Wanted, number: int) -> None:
    """Take the words out of a filter and out of its name, which stays one of its own."""
    parts = [
        (name, value if value in CODES else redacted(pattern, value, number))
        for name, value in parse_qsl(saved.query, True)
    ]
    saved.query = urlencode(parts)[:1000]
    saved.name = redacted(pattern, saved.name, number, 80)
    alike = SavedFilter.objects.filter(plan=saved.plan, person=saved.person, name=saved.name).exclude(pk=saved.pk)
    if alike.exists():
        saved.name = f"{saved.name[:60]} {saved.pk}"
    saved.save()


def _clear_request(other: WordsToRedact, pattern: Wanted) -> None:
    """Take the words out of another request that waits; what is left of its lines is looked for still."""
    left = (pattern.replaced(line, " ").strip() for line in lines_of(other.text))
    other.text = "\n".join(line for line in left if line and not problem_with(line))
    other.save()
