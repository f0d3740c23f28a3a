"""The guards as PostgreSQL has them: two functions, and triggers that call them."""

from collections.abc import Iterator
from typing import Final

from django.db import models

from actionplan.models.guards_redacting import ONWARD, REDACTING, REFUSAL, may_be_redacted
from actionplan.models.record import RecordHead
from actionplan.models.seals import Secret

KINDS: Final = ("change", "erase", "empty")
_EVENTS: Final = (("change", "UPDATE", "ROW"), ("erase", "DELETE", "ROW"), ("empty", "TRUNCATE", "STATEMENT"))
_RAISE: Final = f"RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';"
FUNCTIONS: Final = (
    rf"""
CREATE OR REPLACE FUNCTION refuse_to_change_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE redacting bigint; words text[] := TG_ARGV::text[]; was jsonb; becomes jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format($ask${REDACTING.format(schema="%1$I.")}$ask$, TG_TABLE_SCHEMA) INTO redacting;
    IF redacting IS NOT NULL THEN
      was := to_jsonb(OLD); becomes := to_jsonb(NEW);
      IF was - words = becomes - words AND NOT EXISTS (
        SELECT 1 FROM unnest(words) AS word WHERE was ->> word IS DISTINCT FROM becomes ->> word
        AND NOT TG_TABLE_NAME = '{Secret._meta.db_table}'
        AND NOT coalesce(
          was ->> word IS NOT NULL AND position('[redacted ' || redacting || ']' IN becomes ->> word) > 0
          AND (jsonb_typeof(was -> word) <> 'string' OR jsonb_typeof(becomes -> word) <> 'string'
            OR (was ->> word) LIKE regexp_replace(
                replace(replace(replace(becomes ->> word, '\', '\\'), '%', '\%'), '_', '\_'),
                '\[redacted ' || redacting || '\]( [0-9]+)?', '%', 'g'
              ) || (SELECT CASE WHEN a.atttypmod > 0 THEN '%' ELSE '' END FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = TG_RELID AND a.attname = word)),
          false)
      ) THEN RETURN NEW; END IF;
    END IF;
  END IF;
  {_RAISE}
END $$
""",  # noqa: S608 names come from the models
    f"""
CREATE OR REPLACE FUNCTION refuse_to_turn_back_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF {ONWARD} THEN RETURN NEW; END IF;
  END IF;
  {_RAISE}
END $$
""",
)
"""What the triggers call.

A text must become what it was with the marker in place of some of it, a number perhaps after that, and its end may be
cut off where the column has a length. Of a JSON value only the marker is asked, for its keys come in an order of their
own.
"""


def created(model: type[models.Model], names: dict[str, str]) -> Iterator[str]:
    """The statements that guard one table, with these names by kind.

    Rows may not be changed, but for a redaction, or erased, nor the whole table emptied.
    """
    call = "refuse_to_turn_back_the_record()"
    if model is not RecordHead:
        columns = ", ".join(f"'{column}'" for column in may_be_redacted(model))
        call = f"refuse_to_change_the_record({columns})"
    for kind, event, each in _EVENTS:
        yield (
            f'CREATE TRIGGER "{names[kind]}" BEFORE {event} ON "{model._meta.db_table}" '
            f"FOR EACH {each} EXECUTE FUNCTION {call}"
        )
