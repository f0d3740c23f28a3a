"""Changing what is said of where findings come from."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.editing import MEANWHILE, UNCHANGED
from actionplan.commands.recording import recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Person, Source
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission


@dataclass(frozen=True)
class SourceWords:
    """What is said of a source; ``is_open_to_partners`` lets partner agencies read its findings."""

    name: str
    paragraph: str = ""
    introduction: str = ""
    is_open_to_partners: bool = False


def change(
    source: Source,
    words: SourceWords,
    *,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Source:
    """Change what is said of a source.

    ``seen`` is the version on the page it was typed on. Raises ``ValidationError`` by field for words that may
    identify a child, which nobody clears here, and with the codes ``conflict`` and ``unchanged``.
    """
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=source.plan)
    with recording("sources.change", by=by, because=because, at=at, plan=source.plan, key=key) as record:
        now = Source.objects.get(pk=source.pk)
        if now.version != seen:
            raise ValidationError(MEANWHILE, code="conflict")
        if says(now, words):
            raise ValidationError(UNCHANGED, code="unchanged")
        told = asdict(words)
        texts = {name: told[name] for name in ("name", "paragraph", "introduction")}
        refuse_new_identity(texts, {name: getattr(now, name) for name in texts}, {})
        for column, value in told.items():
            setattr(now, column, value)
        return record.save(now)


def says(source: Source, words: SourceWords) -> bool:
    """Whether a source says just this already."""
    return all(getattr(source, column) == value for column, value in asdict(words).items())
