"""A marker in every restricted field that the record has, put there by the commands, and where pages might tell it."""

import io
import zipfile
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.apps import apps
from django.db import models
from django.test import Client
from pypdf import PdfReader

from actionplan.commands import actions, documents, evidence, findings, matters, preparing, progress, publishing, voices
from actionplan.commands.answers import Reply
from actionplan.commands.evidence import Proof
from actionplan.commands.papers import Paper
from actionplan.commands.progress import Progress
from actionplan.commands.voices import Heard
from actionplan.models import Action, Matter, Person, Plan, Post
from actionplan.queries.preparing import in_preparation, prepared
from actionplan.vocabulary import AnswerKind, DeliveryStatus
from config import clock
from tests.papers import upload
from tests.views.planted_apart import ASIDE

MARKER = "QQRESTRICTEDQQ"
SUMMARY = "Something stands in its place"
HIDDEN = {"restricted_note": MARKER, "restricted_category": "5"}
CLOSED = {**HIDDEN, "public_summary": SUMMARY}
WHOLE = {"restricted_category": "2", "public_summary": SUMMARY}
OWNERS = {"health": "4z-2", "pathways": "4z-3", "asc": "4z-4"}
"""An action of the post of each, with restricted words that the QA unit typed."""
ACTIONS = ("4z-1", *OWNERS.values())
PLAN = "/ofsted-2014/"
OPEN_WORDS: dict[str, set[str]] = {
    "Evidence": {"public_summary", "fingerprint"},
    "Document": {"title", "version_words", "appendix", "fingerprint"},
}
"""Of what is restricted as a whole: the words that everybody may read all the same."""


def restricted_fields() -> set[tuple[str, str]]:
    """Every column for restricted words, by introspection: a note, and all words of what is closed as a whole."""
    return {
        (model.__name__, field.name)
        for model in apps.get_app_config("actionplan").get_models()
        if any("restricted" in name for name in _names(model)) and "Historical" not in model.__name__
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.FileField) and _is_hidden(model, field)
    }


def _names(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def _is_hidden(model: type[models.Model], field: Any) -> bool:
    """Whether a column holds restricted words: one more of what is closed as a whole counts until it is named open."""
    if "restricted_note" in _names(model):
        return field.name.startswith("restricted") and field.name != "restricted_category"
    return not field.choices and field.name not in OPEN_WORDS.get(model.__name__, set())


def plant() -> Action:
    """Restricted words wherever they can stand, also on what others own; then a position is published over them."""
    plan = Plan.objects.get()
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    closed, of_board = (
        findings.add(
            source, reference=reference, title="Another", statement="Something was found.", **CLOSED, **written
        )
        for source, reference in ((plan.sources.first(), "4z"), (plan.sources.get(is_open_to_partners=True), "9z"))
    )
    partners = Action.objects.filter(owner__organisation__name="Clinical Commissioning Group").first().owner
    managers = (Post.objects.get(holder__email=f"{who}@example.org") for who in ("pathways", "asc"))
    for number, owner in enumerate((None, partners, *managers), start=1):
        told = {"reference": f"4z-{number}", "text": "Do it", "owner": owner}
        action = actions.add(of_board if owner == partners else closed, **told, **CLOSED, **written)
        progress.record(action, said(), **written)
        plant_evidence(action, written)
    plant_papers(plan, written)
    late = Matter.objects.select_related("plan").get(kind="question", number=2)
    matters.answer(late, Reply(AnswerKind.ANSWER, "Nine.", **HIDDEN), **written)
    heard = Heard("A forum", clock.today(), "They said so.", finding=closed, **HIDDEN)
    voices.correct(voices.record(plan, heard, **written), Heard("A forum", clock.today(), "So.", **HIDDEN), **written)
    return Action.objects.get(reference="4z-1")


def publish() -> None:
    """A position of today, over all that is restricted."""
    plan, by = Plan.objects.get(), Person.objects.get(email="democratic@example.org")
    preparing.begin(plan, None, by=by, at=clock.now())
    shown = prepared(in_preparation(plan))
    told = {"by": by, "because": "A test", "at": clock.now()}
    publishing.publish(plan, seen=shown.seen, confirmed=list(shown.to_confirm), **told)


def plant_evidence(action: Action, written: dict[str, Any]) -> None:
    """Restricted evidence: the marker in its title, its link, its file and the file's name; also withdrawn."""
    secret = written | {"because": MARKER}
    evidence.add(action, Proof(MARKER, clock.today(), link=f"https://example.org/{MARKER}", **WHOLE), **secret)
    hidden = upload(MARKER.encode(), f"{MARKER}.txt")
    evidence.withdraw(evidence.add(action, Proof(MARKER, clock.today(), **WHOLE), upload=hidden, **secret), **secret)
    evidence.add(action, Proof(MARKER, clock.today(), **WHOLE), upload=hidden, **secret)


def plant_papers(plan: Plan, written: dict[str, Any]) -> None:
    """Exempt papers with the marker in the link, in the file and its name, and in a file that an open one replaced."""
    exempt = {"restricted_category": "3"}
    documents.add(plan, Paper("Exempt link", link=f"https://example.org/{MARKER}", **exempt), **written)
    hidden = upload(MARKER.encode(), f"{MARKER}.txt")
    documents.add(plan, Paper("Exempt file", **exempt), upload=hidden, **written)
    documents.withdraw(documents.add(plan, Paper("Gone", **exempt), upload=hidden, **written), **written)
    replaced = documents.add(plan, Paper("Exempt once", **exempt), upload=hidden, **written)
    documents.change(replaced, Paper("Exempt once"), upload=upload(), seen=1, **written)


def said(**told: Any) -> Progress:
    """An update with restricted words."""
    why = {"reason": "It stopped.", "recovery": "It starts again."}
    return Progress(DeliveryStatus.OFF_TRACK, clock.today(), **why | CLOSED | told)


def told_by(browser: Client, page: str) -> str:
    """All that an answer says: its page or file, unpacked, its headers, and those of where it leads."""
    return words_of(browser.get(page, follow=True))


def words_of(answer: Any) -> str:
    """All the words of an answer, those of files out of their bytes."""
    content = answer.getvalue()
    words = [content.decode("utf-8", "replace"), str(list(answer.headers.items()))]
    words += [str(getattr(answer, "redirect_chain", "")), str(answer.cookies)]
    if content.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(content))
        words += [f"{name} {book.read(name).decode('utf-8', 'replace')}" for name in book.namelist()]
    if content.startswith(b"%PDF-") and b"/Page" in content:
        words += [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return unescape(" ".join(words))


def leaks(browser: Client, pages: Iterable[str]) -> list[str]:
    """The pages that tell a marker."""
    return sorted(page for page in pages if _tells(told_by(browser, page)))


def leaks_of_forms(browser: Client, pages: Iterable[str]) -> list[str]:
    """The forms whose refusal tells a marker when nothing is filled in."""
    return sorted(page for page in pages if _tells(words_of(browser.post(page, follow=True))))


def _tells(words: str) -> bool:
    """Whether a marker stands in words."""
    return MARKER in words or ASIDE in words
