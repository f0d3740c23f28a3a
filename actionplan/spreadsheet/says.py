"""What people are told of a date or an owner that was not certain, in plain words."""

from collections.abc import Callable, Mapping
from typing import Final

from actionplan.rules.periods import DateProblem, ReadDate, in_words

OWNER_SAYS: Final[Mapping[str, str]] = {
    "no_owner": "This action has no owner.",
    "owner_vacant": "The post is vacant: say who is accountable until it is filled.",
    "several_owners": "Several posts are named. “{owner}” is read as accountable, the others as also working on it.",
    "owner_from_above": "No owner stands here. “{owner}” is from cell {place}, which heads this action.",
    "owner_as_above_nothing": "This says “as above”, but no owner stands above.",
}


def _meant(read: ReadDate) -> str:
    return f" Did you mean {in_words(read.suggestion)}?" if read.suggestion else ""


DATE_SAYS: Final[Mapping[DateProblem, Callable[[ReadDate], str]]] = {
    DateProblem.IMPOSSIBLE: lambda read: f"There is no such day.{_meant(read)}",
    DateProblem.NO_YEAR: lambda read: f"The date has no year.{_meant(read)}",
    DateProblem.VAGUE: lambda read: f"We cannot tell which day this is.{_meant(read)}",
    DateProblem.SEVERAL: lambda read: (
        f"There are several dates. {_read(read)} is the latest, and is read as the due date."
    ),
    DateProblem.IMPLAUSIBLE: lambda _: "The year cannot be right.",
    DateProblem.SERIAL: lambda read: f"The cell holds a number, which Excel counts as {_read(read)}.",
    DateProblem.UNREADABLE: lambda _: "We could not read a date in this.",
    DateProblem.ONGOING: lambda _: "This says that it goes on, not when it is due: it gives no due date.",
    DateProblem.TO_BE_CONFIRMED: lambda _: "The date is still to be confirmed.",
    DateProblem.IMMEDIATE: lambda _: "This says how soon, not on which day: it gives no due date.",
    DateProblem.NOT_APPLICABLE: lambda _: "The sheet says that there is no date.",
    DateProblem.REPEATS: lambda _: "This says how often, not when: it gives no due date.",
}


def _read(read: ReadDate) -> str:
    return in_words(read.on) if read.on else read.words
