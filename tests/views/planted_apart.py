"""A marker in all that officers and the program keep to themselves, and the tables that are no part of the record."""

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models

from actionplan.commands import comments, drafts, evidence, filters, preparing, redaction, staging
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Person, Plan
from actionplan.models.base import Changing, Recorded
from actionplan.queries.preparing import mark_of
from actionplan.vocabulary import RedactionGround, ReportSection
from config import clock

ASIDE = "QQBETWEENUSQQ"
WRITTEN = "4z-1"
"""The action on which it is said; no post owns it."""
APART = {
    "Draft": ("fields",),
    "PositionInPreparation": ("words",),
    "SavedFilter": ("name", "query"),
    "StagedImport": ("file_name", "reading", "answers"),
    "WordsToRedact": ("text",),
}
"""Tables that are no part of the record, and the columns in which people's words stand."""
NO_WORDS = {"DemonstrationClock", "Person", "RecordCheck", "RecordHead", "Secret"}
"""Tables that are no part of the record and hold no words that somebody keeps to themselves."""


def tables_apart() -> set[str]:
    """Every table of ours whose rows are neither recorded for ever nor have a history."""
    return {
        model.__name__
        for model in apps.get_app_config("actionplan").get_models()
        if not issubclass(model, Changing | Recorded) and "Historical" not in model.__name__
    }


def plant_apart() -> None:
    """What the QA unit says to owners, has begun to type, prepares, uploads and asks to have removed."""
    plan, qa = Plan.objects.get(), Person.objects.get(email="qa@example.org")
    action = Action.objects.get(reference=WRITTEN)
    _plant_what_was_removed(plan, action)
    told = {"by": qa, "at": clock.now()}
    for words in (ASIDE, f"{ASIDE} too"):
        said = comments.say(action, words, is_question=True, because="A test", **told)
    comments.withdraw(said, because=ASIDE, **told)
    drafts.keep(f"/ofsted-2014/actions/{WRITTEN}/progress/new/", {"happened": [ASIDE]}, **told)
    filters.keep(plan, ASIDE, f"q={ASIDE}", is_shared=False, **told)
    sheet = {"content": ASIDE.encode(), "file_name": f"{ASIDE}.xlsx", "reading": {"rows": [[ASIDE]]}}
    staging.stage(plan, answers={"because": ASIDE}, **sheet, **told)
    asked = {"ground": RedactionGround.CHILD, "where": "On an action", "words": ASIDE, "because": "A test"}
    redaction.ask(plan, **asked, **told)
    words = preparing.begin(plan, None, **told).words.get(ReportSection.WARDS.value, "")
    preparing.write(plan, ReportSection.WARDS, ASIDE, seen=mark_of(words), **told)


def _plant_what_was_removed(plan: Plan, action: Action) -> None:
    """A file that two people removed, with the words that stood beside it."""
    told = {"because": "A test", "at": clock.now()}
    qa, director = (Person.objects.get(email=f"{who}@example.org") for who in ("qa", "director"))
    words = "Barnaby Thistlewood"
    proof = Proof(f"Of {words}", clock.today())
    kept = evidence.add(action, proof, upload=ContentFile(b"%PDF-1.4 gone", name="gone.pdf"), by=qa, **told)
    named = {"ground": RedactionGround.CHILD, "where": "In evidence", "file": kept.fingerprint}
    redaction.carry_out(redaction.ask(plan, words=words, by=qa, **named, **told), by=director, **told)


def not_planted() -> list[str]:
    """The columns of what is kept apart that hold no marker yet."""
    named = [(apps.get_model("actionplan", name), field) for name, fields in APART.items() for field in fields]
    return [f"{model.__name__}.{field}" for model, field in named if not _holds(model, field)]


def _holds(model: type[models.Model], field: str) -> bool:
    """Whether a column holds the marker in any row."""
    return any(ASIDE in str(value) for value in model._base_manager.values_list(field, flat=True))
