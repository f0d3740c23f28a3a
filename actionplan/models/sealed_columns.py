"""What a digest is over: the columns of each table, by the migration that brought them.

A digest is over the columns of its own form and of those before it, so that a column that is added later disturbs no
older one. Columns of words are marked ``~``, those of JSON ``{}``; every other value enters as it is.
"""

from functools import cache
from typing import Any, Final

from django.apps import apps
from simple_history.models import HistoricalChanges

from actionplan.models.base import Recorded
from actionplan.models.seals import Digest
from actionplan.rules.sealing import Kind, Shape

_PREFIX: Final = "actionplan_"
_OF_HISTORY: Final = "change_id history_change_reason~ history_date history_type history_user_id id version"
"""What every history has beside its own columns."""

FORMS: Final[dict[int, dict[str, str]]] = {
    7: {
        "assurancedecision": "action_id claim_id corrects_id outcome reason~ sequence withdraws_id",
        "backupdestroyed": "backup_id",
        "change": "at because~ by_id command imported_id key on_behalf_of_id plan_id",
        "comment": "action_id answers_id corrects_id is_question sequence text~ withdraws_id",
        "duedatedecision": "is_agreed reason~ request_id",
        "duedaterequest": "action_id corrects_id from_on reason~ to_on withdraws_id",
        "historicalaction": "due_on due_precision due_words~ entered_at finding_id first_due_on first_due_words~ order"
        " original_cells{} owner_id plan_id reference~ requirement_id resources~ restricted_category restricted_note~"
        " slug~ split_from_id success_measure~ text~",
        "historicalalsoserves": "action_id finding_id is_withdrawn",
        "historicalbody": "name~ slug~",
        "historicalcontributor": "action_id is_withdrawn post_id",
        "historicaldeadline": "counts_start_day name~ number order plan_id start_on start_words~ unit",
        "historicaldocument": "appendix~ dated_on file_name~ file~ fingerprint is_withdrawn kind link~ order plan_id"
        " restricted_category size title~ version_words~",
        "historicalevidence": "action_id dated_on file_name~ file~ fingerprint is_withdrawn link~ restricted_category"
        " size title~ update_id",
        "historicalfinding": "is_withdrawn order paragraph~ plan_id reference~ restricted_category restricted_note~"
        " slug~ source_id statement~ theme~ title~",
        "historicaljudgement": "area~ grade order plan_id source~",
        "historicalmeeting": "body_id held_on is_cancelled papers_on resolution~",
        "historicalorganisation": "is_partner name~",
        "historicalorigin": "action_id is_withdrawn kind note~",
        "historicalpartner": "action_id commitment is_withdrawn organisation_id",
        "historicalperson": "email~ is_active name~",
        "historicalplan": "council~ inspected_on is_current published_on slug~ title~",
        "historicalpost": "email~ holder_id is_vacant organisation_id title~",
        "historicalreporttext": "plan_id section text~",
        "historicalrequirement": "finding_id is_withdrawn order text~",
        "historicalroleheld": "ended_on organisation_id person_id plan_id role until",
        "historicalsource": "introduction~ is_open_to_partners name~ order paragraph~ plan_id slug~",
        "historicalstandin": "ended_on person_id post_id until",
        "historicaltag": "action_id is_withdrawn word~",
        "identityclearance": "because~ fingerprint kind where~",
        "import": "choices{} file_name~ fingerprint number_of_changed number_of_held number_of_left_out number_of_new"
        " number_of_refused number_of_unchanged plan_id",
        "importedrow": "action_id before{} imported_id outcome part reference~ row said{} sheet~ why~ wrote{}",
        "importundone": "imported_id",
        "policy": "from_on key value{}",
        "progressupdate": "action_id corrects_id difference~ happened~ impact impact_on is_imported next~ place reason~"
        " recovery~ restricted_category restricted_note~ said_on sequence status withdraws_id",
        "redactedfile": "fingerprint redaction_id",
        "redactedtext": "column fingerprint left~ redaction_id row table wrote_id",
        "redaction": "outcome request_id",
        "redactionrequest": "file ground plan_id where~",
        "seal": "backups occasion peaks{} root up_to",
        "standingdecision": "action_id corrects_id reason~ review_on sequence standing superseded_by_id withdraws_id",
    },
    8: {
        "answer": "corrects_id kind matter_id outcome restricted_category restricted_note~ sequence text~ withdraws_id",
        "historicalaction": "public_summary~",
        "historicalbody": "kind",
        "historicalevidence": "public_summary~",
        "historicalfinding": "public_summary~",
        "historicalterm": "full~ is_withdrawn meaning~ short~",
        "matter": "action_id finding_id kind meeting_id number plan_id resolution_id text~",
        "matterduty": "due_on matter_id post_id sequence",
        "positionwithdrawn": "position_id reason~",
        "progressupdate": "public_summary~",
        "publishedposition": "content{} edition form meeting_id plan_id position_on published_on seal_id up_to",
        "resolution": "corrects_id kind meeting_id plan_id sequence text~ withdraws_id",
        "voice": "corrects_id finding_id number_heard plan_id restricted_category restricted_note~ said_on text~ who~"
        " withdraws_id",
    },
}
NEWEST: Final = max(FORMS)
"""The form that digests are made in now."""


@cache
def sealed_models() -> dict[str, Any]:
    """By table, in order: every recorded and history model whose rows belong to a change, the digests apart."""
    own = [model for model in apps.get_app_config("actionplan").get_models() if model is not Digest]
    kept = [model for model in own if issubclass(model, (Recorded, HistoricalChanges)) and change_column(model)]
    return {model._meta.db_table: model for model in sorted(kept, key=lambda model: model._meta.db_table)}


def change_column(model: Any) -> str:
    """The column in which a row names its change, which is a change's own number; empty for what is nobody's change."""
    names = {field.attname for field in model._meta.concrete_fields}
    return "change_id" if "change_id" in names else "number" if model._meta.model_name == "change" else ""


@cache
def sealed_as() -> dict[type[Any], Any]:
    """By kind of row, the model that digests are over: itself when it is recorded, its history when it changes."""
    return {getattr(model, "instance_type", model): model for model in sealed_models().values()}


@cache
def shapes(form: int) -> dict[str, Shape]:
    """The columns of each table by a form, in the order of the tables. Raises ``KeyError`` for a form there is not."""
    FORMS[form]
    tables = sorted({table for number in FORMS if number <= form for table in FORMS[number]})
    return {_PREFIX + table: Shape(form, _PREFIX + table, _columns(form, table)) for table in tables}


def _columns(form: int, table: str) -> tuple[tuple[str, Kind], ...]:
    """The columns of one table, sorted, those that every row has beside its own."""
    own = " ".join(FORMS[number].get(table, "") for number in sorted(FORMS) if number <= form)
    every = _OF_HISTORY if table.startswith("historical") else "" if table == "change" else "change_id"
    return tuple(sorted((_named(word) for word in f"{own} {every}".split()), key=lambda column: column[0]))


def _named(word: str) -> tuple[str, Kind]:
    """A column's name and kind, from how it is listed."""
    for kind in (Kind.WORDS, Kind.JSON):
        if word.endswith(kind.value):
            return word.removesuffix(kind.value), kind
    return word, Kind.PLAIN
