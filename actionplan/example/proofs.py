"""The example's evidence, and what its people ask and answer of an action: through the commands."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File

from actionplan.commands import comments, evidence
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Comment, Evidence, Person

FIXTURES = Path(settings.ROOT) / "fixtures"

Told = dict[str, Any]


def add(told: Told, action: Action, *, by: Person, because: str, at: datetime) -> None:
    """Give a file as evidence, with the newest update of the action."""
    path = FIXTURES / told["file"]
    update = action.updates.current().first()
    with path.open("rb") as content:
        upload = File(content, name=path.name)
        evidence.add(action, _proof(told), upload=upload, update=update, by=by, because=because, at=at)


def change(told: Told, action: Action, *, by: Person, because: str, at: datetime) -> None:
    """Give a newer file in place of the one that evidence of this title has."""
    before, path = Evidence.objects.get(action=action, title=told["title"]), FIXTURES / told["file"]
    with path.open("rb") as content:
        upload = File(content, name=path.name)
        evidence.change(before, _proof(told), seen=before.version, upload=upload, by=by, because=because, at=at)


def say(told: Told, action: Action, *, by: Person, because: str, at: datetime) -> None:
    """Comment on an action, ask, or answer the question with the number ``answers``."""
    answers = Comment.objects.get(action=action, sequence=told["answers"]) if "answers" in told else None
    said = {"is_question": told.get("is_question", False), "answers": answers}
    comments.say(action, told["text"], **said, by=by, because=because, at=at)


def _proof(told: Told) -> Proof:
    """What is said of evidence."""
    return Proof(title=told["title"], dated_on=date.fromisoformat(told["dated_on"]))
