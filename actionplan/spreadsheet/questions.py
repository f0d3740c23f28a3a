"""What a sheet leaves open, each question once for all rows alike, with what happens when nobody answers it."""

from collections.abc import Iterable, Iterator, Sequence

from actionplan.rules.privacy import identity_patterns
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.names import Doubt
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.question import Question, short
from actionplan.spreadsheet.result import Reading
from actionplan.spreadsheet.row_questions import (
    conflicts,
    dates,
    identities,
    matches,
    moved_dates,
    redactions,
    references,
    splits,
)
from actionplan.spreadsheet.telling import Teller


def questions(reading: Reading, rows: Sequence[PreviewRow], names: Teller, answers: Answers) -> tuple[Question, ...]:
    """Everything that a person may be asked about a file, answered or not, in the order of ``KINDS``."""
    taken = [row for row in rows if row.state != "left_out"]
    return (
        *_legend(reading, answers),
        *_headings(reading),
        *identities(taken, answers),
        *redactions(taken, answers),
        *_findings(_plain(names.findings.doubts())),
        *_names("post", "posts", _plain(names.posts.doubts())),
        *_names("partner", "partners", _plain(names.partners.doubts())),
        *references(taken, answers),
        *dates(taken, answers),
        *splits(reading, answers),
        *matches(taken, answers),
        *conflicts(taken),
        *moved_dates(taken, answers),
    )


def _plain(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """The doubts whose words name no child: a question would repeat them, and the row itself is held or refused."""
    return (one for one in doubts if not identity_patterns(one.name))


def _legend(reading: Reading, answers: Answers) -> Iterator[Question]:
    """A question for each sign without a meaning, and for each that was given one."""
    for sign in sorted({*reading.legend_words, *answers.legend}):
        found = reading.legend_found.get(sign)
        says = f" The key in {found.place} says “{short(found.words)}”." if found else ""
        yield Question(
            "legend",
            sign,
            ("legend", sign),
            f"What does “{short(sign)}” mean in this sheet?{says}",
            "The rows that say it have no state.",
            (),
            suggestion=found.state if found else "",
            answer=answers.legend.get(sign, ""),
            number=reading.legend_words.get(sign, 0),
        )


def _headings(reading: Reading) -> Iterator[Question]:
    """A question for each column that was taken for no field, by the reading's own warnings."""
    seen: set[str] = set()
    for one in reading.warnings:
        if one.code in ("column_kept_as_notes", "heading_ambiguous") and one.value and one.value not in seen:
            seen.add(one.value)
            default = "It stays as it is read."
            yield Question("heading", one.value, ("mapping", one.value), one.message, default, (), number=1)


def _findings(doubts: Iterable[Doubt]) -> Iterator[Question]:
    """A question for each finding that the plan has not."""
    for one in doubts:
        beside = f" ({short(one.words, 80)})" if one.words and not identity_patterns(one.words) else ""
        message = f"“{short(one.name)}”{beside} is not in this plan. Which finding is it?"
        default = "The rows that name it are not imported."
        path = ("findings", one.name)
        yield Question("finding", one.name, path, message, default, one.places, one.suggestion, one.answer)


def _names(kind: str, key: str, doubts: Iterable[Doubt]) -> Iterator[Question]:
    """A question for each name that is like a known one."""
    for one in doubts:
        name, like = short(one.name), short(one.suggestion)
        message = f"“{name}” is like “{like}”. Is it the same?" if like else f"“{name}”"
        default = f"“{name}” is made as a new {'post' if kind == 'post' else 'organisation'}."
        yield Question(kind, one.name, (key, one.name), message, default, one.places, one.suggestion, one.answer)
