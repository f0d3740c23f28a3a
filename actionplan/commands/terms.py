"""The council's glossary: short forms added, put in other words, withdrawn and brought back; nothing is erased."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.identity import refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Person, Term
from actionplan.queries.terms import usual_missing
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

LONGEST: Final = {"short": 20, "full": 200, "meaning": 300}
"""Characters of each part of a term."""
MEANWHILE: Final = "Somebody else changed this while you were typing. Nothing you typed is lost: read it again"
MISSING: Final = (("short", "Write the short form"), ("full", "Write it in full"))


@dataclass(frozen=True)
class TermWords:
    """A short form, what it stands for, and what that means, where a sentence helps."""

    short: str
    full: str
    meaning: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """The words, by field, without the blanks around them."""
        return {name: getattr(self, name).strip() for name in LONGEST}


def add(words: TermWords, *, by: Person, because: str, at: datetime, key: str | None = None) -> Term:
    """Add a short form. Raises ``ValidationError`` by field; ``short`` is taken by a withdrawn one too."""
    _require(by, at)
    _look_at(words)
    with recording("terms.add", by=by, because=because, at=at, key=key) as record:
        _refuse_taken(words, None)
        return record.add(Term(**words.texts))


def change(
    term: Term,
    words: TermWords,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Term:
    """Put a short form in other words. ``seen`` is its version on the page it was typed on."""
    _require(by, at)
    _look_at(words)
    with recording("terms.change", by=by, because=because, at=at, key=key) as record:
        now = Term.objects.get(pk=term.pk)
        if seen is not None and now.version != seen:
            raise ValidationError(MEANWHILE, code="conflict")
        if all(getattr(now, name) == text for name, text in words.texts.items()):
            raise ValidationError("Nothing was changed, so nothing is saved.", code="unchanged")
        _refuse_taken(words, now)
        for name, text in words.texts.items():
            setattr(now, name, text)
        return record.save(now)


def withdraw(term: Term, *, by: Person, because: str, at: datetime, key: str | None = None) -> Term:
    """Take a short form out of the glossary, so that pages no longer write it in full."""
    return _stand(term, "terms.withdraw", by=by, because=because, at=at, key=key)


def bring_back(term: Term, *, by: Person, because: str, at: datetime, key: str | None = None) -> Term:
    """Put a withdrawn short form back."""
    return _stand(term, "terms.bring_back", by=by, because=because, at=at, key=key)


def add_usual(*, by: Person, because: str, at: datetime, key: str | None = None) -> int:
    """Add the usual short forms that the glossary never had, as one change, and say how many these were."""
    _require(by, at)
    with recording("terms.add_usual", by=by, because=because, at=at, key=key) as record:
        missing = usual_missing()
        if not missing:
            raise ValidationError("All of them are in the glossary, or were withdrawn from it.", code="unchanged")
        record.add_many([Term(short=one.short, full=one.full, meaning=one.meaning) for one in missing])
        return len(missing)


def _stand(term: Term, command: str, *, by: Person, because: str, at: datetime, key: str | None) -> Term:
    """Withdraw a short form or bring it back, whichever it is not yet."""
    _require(by, at)
    is_withdrawn = command == "terms.withdraw"
    with recording(command, by=by, because=because, at=at, key=key) as record:
        now = Term.objects.get(pk=term.pk)
        if now.is_withdrawn == is_withdrawn:
            done = "withdrawn" if is_withdrawn else "brought back"
            raise ValidationError(f"Somebody has {done} it already.", code="not_in_turn")
        now.is_withdrawn = is_withdrawn
        return record.save(now)


def _require(by: Person, at: datetime) -> None:
    """Only who keeps the documents, of the whole council."""
    access.require(by, Permission.KEEP_DOCUMENTS, on=london_day(at))


def _look_at(words: TermWords) -> None:
    """What can be seen wrong without looking at the glossary."""
    problems = {name: why for name, why in MISSING if not words.texts[name]}
    for name, most in LONGEST.items():
        if len(words.texts[name]) > most:
            problems[name] = f"Use {most} characters or fewer"
    if problems:
        raise ValidationError(problems)
    refuse_identity(words.texts, {})


def _refuse_taken(words: TermWords, own: Term | None) -> None:
    """Stop a short form that stands in the glossary, or did, but its ``own``."""
    taken = Term.objects.filter(short=words.texts["short"])
    found = (taken.exclude(pk=own.pk) if own else taken).first()
    if found:
        where = "was withdrawn from the glossary: bring it back" if found.is_withdrawn else "is in the glossary already"
        raise ValidationError({"short": f"“{found.short}” {where}"})
