"""When the guards let words be redacted: who is asked, which columns, and how the number of the redaction is found."""

from typing import Final

from django.db import models

from actionplan.models.record import RecordHead
from actionplan.models.redactions import Redaction
from actionplan.models.seals import Digest, Secret
from actionplan.models.texts import text_columns

REFUSAL: Final = "what is recorded is never changed or erased"
REDACTING: Final = (
    f"SELECT h.redacting FROM {{schema}}{RecordHead._meta.db_table} h"  # noqa: S608 names come from the models
    f" JOIN {{schema}}{Redaction._meta.db_table} r ON r.change_id = h.redacting AND r.outcome = 'carried_out'"
    f" WHERE h.redacting = h.last_number"
    f" AND NOT EXISTS (SELECT 1 FROM {{schema}}{Digest._meta.db_table} d WHERE d.change_id = h.redacting)"
)
"""The number of the redaction that is being carried out: no row when none is.

It is the change under way: the last one, and without a digest, which is written at its end and never goes.
"""
HEAD: Final = RecordHead._meta.db_table
ONWARD: Final = (
    "NEW.id = OLD.id AND NEW.last_number >= OLD.last_number"
    " AND NEW.digested_from >= 1 AND NEW.digested_from <= OLD.digested_from"
    " AND (NEW.redacting IS NULL OR NEW.redacting = NEW.last_number)"
)
"""How the head of the record may change, in both databases: it never turns back, and redacts only what is under way."""


def may_be_redacted(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that a redaction may touch: those with words, and of a secret all but whose it is."""
    return ("value", "keys") if model is Secret else text_columns(model)
