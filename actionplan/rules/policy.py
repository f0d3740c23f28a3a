"""The thresholds a council may set, with what each means and its value until one is set."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Policy:
    """The thresholds in force on one day, in days unless said otherwise."""

    due_soon_days: int = 30
    """An action is due soon this many days before its due date."""
    stale_days: int = 35
    """An update is owed when none has come for more than this many days."""
    reporting_cut_off_days: int = 10
    """Updates are due this many days before a body meets."""
    revision_cap: int = 2
    """How many times a due date may move before it is flagged to members (a number of times)."""
    staging_days: int = 30
    """An uploaded workbook is kept this many days and then purged."""


KEYS = tuple(field.name for field in fields(Policy))


def policy_from(values: Mapping[str, int]) -> Policy:
    """The policy with these values in place of the first ones; raises ``KeyError`` for a key that is none of ours."""
    unknown = set(values) - set(KEYS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return replace(Policy(), **values)
