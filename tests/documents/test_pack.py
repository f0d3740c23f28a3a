"""The pack says the same in every form: each action, state, date and figure of what it was composed from."""

import json
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

import pytest
from django.template.loader import render_to_string

from actionplan.documents.clean import cleaned
from actionplan.documents.composition import Document, Heading, Paragraph, Table
from actionplan.documents.kinds import FileKind
from actionplan.documents.layout import lines_of, stretches
from actionplan.documents.pack import compose
from actionplan.documents.pdf import as_pdf
from actionplan.documents.plain_form import from_plain, to_plain
from actionplan.documents.printing import NotPrinted, PrintLimits, as_file
from actionplan.documents.word import as_word
from actionplan.documents.workbook import as_workbook
from actionplan.rules.periods import in_words
from actionplan.vocabulary import ReportSection
from tests.architecture.source import ROOT
from tests.documents.papers_made import a_content, a_position
from tests.documents.reading import squeezed, words_of_pdf, words_of_word, words_of_workbook

CONTENT = a_content(12)
PAPER = compose(CONTENT, marking="Not published: a preview")


def words_of_page(paper: Document) -> str:
    """The parts of the paper as its page shows them."""
    shown = (
        render_to_string("papers/_parts/part.html", {"part": part})
        for stretch in stretches(paper.parts)
        for part in stretch.parts
    )
    return "".join(shown)


FORMS = {
    "page": words_of_page,
    "pdf": lambda paper: words_of_pdf(as_pdf(paper)),
    "word": lambda paper: words_of_word(as_word(paper)),
    "workbook": lambda paper: words_of_workbook(as_workbook(paper)),
}


WORDS = {form: read(PAPER) for form, read in FORMS.items()}
SEAL = "ab12cd34 " * 8


@pytest.mark.parametrize("form", FORMS)
def test_the_seal_stands_in_every_form_with_how_it_is_proved(form):
    said = squeezed(WORDS[form])
    assert squeezed(f"The record up to change 1,234 had the fingerprint {SEAL}") in said
    assert squeezed("type that fingerprint into the page “The record”") in said


def test_a_paper_for_no_meeting_names_none():
    content = replace(CONTENT, position=replace(CONTENT.position, next_meeting=None))
    assert compose(content, marking="").subtitle == "Southampton City Council"
    assert PAPER.subtitle == "Southampton City Council. For Scrutiny panel, 17 December 2014"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_every_action_state_date_and_figure(form):
    said = squeezed(WORDS[form])
    for one in CONTENT.position.actions:
        days = (in_words(day) for day in (one.due_on, one.first_due_on))
        for words in (one.reference, one.text, one.state.label, one.owner, one.happened, one.gaps[0].words, *days):
            assert squeezed(words) in said, words
    for part in PAPER.parts:
        for row in part.rows if isinstance(part, Table) else ():
            for cell in row:
                figure = str(cell) if isinstance(cell, int) else ""
                assert squeezed(figure) in said


def test_figures_add_up_to_their_totals():
    for caption, total in (("Findings by state", 2), ("Actions by state", 12)):
        table = next(part for part in PAPER.parts if isinstance(part, Table) and part.caption == caption)
        *rows, last = table.rows
        assert sum(row[1] for row in rows) == last[1] == total


def test_the_covering_summary_comes_first_in_the_order_of_the_committee_then_the_exceptions():
    headings = [part for part in PAPER.parts if isinstance(part, Heading)]
    first = [one.text for one in headings if one.level == 1]
    assert first == [
        "Covering summary",
        "What is not on course, and why",
        "What has changed since the last meeting",
        "Progress to the re-inspection",
        "Is it making a difference for children?",
        "Every action under its finding",
        "Questions and recommendations",
        "What children and young people say",
        "Key",
        "Glossary",
        "Proof of the record",
    ]
    sections = [one.text for one in headings[1 : len(ReportSection) + 2]]
    assert sections == [*(one.label for one in ReportSection), "Appendices"]


def test_each_exception_says_why_how_far_off_what_next_and_by_when():
    table = next(part for part in PAPER.parts if isinstance(part, Table) and part.sheet == "Not on course")
    assert [one.heading for one in table.columns][3:] == ["Why", "How far off", "What next", "By when"]
    overdue = next(one for one in CONTENT.position.actions if one.reference == "4a-0")
    row = next(row for row in table.rows if lines_of(row[0])[0] == "4a-0")
    said = overdue.next.replace("LSCB", "Local Safeguarding Children Board (LSCB)")
    assert row[3:] == (overdue.why, "33 days late", said, overdue.due_on)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("short", "full"), [("LSCB", "Local Safeguarding Children Board"), ("QA", "Quality Assurance")]
)
def test_a_short_form_is_in_full_where_each_form_first_uses_it(form, short, full):
    said = WORDS[form]
    first = re.search(rf"(?<![\w-]){short}(?![\w-])", said)
    assert first
    assert squeezed(said[: first.start()]).endswith(squeezed(f"{full} ("))


def test_a_short_form_is_in_full_once_in_running_words_and_once_in_tables():
    said = squeezed(WORDS["page"])
    assert said.count(squeezed("Local Safeguarding Children Board (LSCB)")) == 2


def test_every_number_of_findings_and_actions_names_its_rows_and_leads_to_them():
    page, counted = WORDS["page"], [part for part in PAPER.parts if isinstance(part, Table) and len(part.columns) == 3]
    tables = [part for part in counted if [one.heading for one in part.columns] == ["State", "Number", "Which"]]
    assert [part.caption for part in tables] == [
        "Findings by state", "Actions by state", "Findings by evidence that children's lives are better",
    ]  # fmt: skip
    for table in tables:
        *rows, total = table.rows
        assert all(number == len(which.items) for _, number, which in rows)
        assert sum(number for _, number, _ in rows) == total[1]
        for one in (one for row in table.rows for one in row[2].items):
            assert page.count(f'id="{one.anchor}"') == 1
            assert f'href="#{one.anchor}"' in page


def test_an_empty_plan_makes_a_pack_that_says_what_is_not_there():
    empty = replace(a_content(), position=a_position(0), comparison=None, chart=None, measures=(), matters=(),
                    voices=(), terms=(), appendices=(), report=(), seal=None)  # fmt: skip
    paper = compose(empty, marking="Not published")
    said = [part.text for part in paper.parts if isinstance(part, Paragraph)]
    assert "No measure is in the plan yet, so no figures can be given here." in said
    assert "No finding is off course or at risk." in said
    assert "There is no earlier position to compare with yet." in said
    assert "The record has no seal yet." in said
    assert as_pdf(paper)
    assert as_word(paper)
    assert as_workbook(paper)


def test_a_paper_survives_its_plain_form():
    assert from_plain(json.loads(json.dumps(to_plain(PAPER)))) == PAPER


def test_what_a_pack_is_made_of_can_be_stored():
    def kinds(value):
        if is_dataclass(value):
            for one in fields(value):
                yield from kinds(getattr(value, one.name))
        elif isinstance(value, tuple):
            for one in value:
                yield from kinds(one)
        else:
            yield type(value)

    plain = {str, int, bool, date, type(None)}
    assert {one for one in kinds(CONTENT) if one not in plain and not issubclass(one, Enum)} == set()


def test_words_that_no_form_can_hold_are_taken_out():
    assert cleaned(("a\x00b\r\nc\ud800", 1)) == ("ab\nc", 1)
    odd = replace(PAPER, title=cleaned("Odd\x0b title"), parts=cleaned((Paragraph("One\x01 two"),)))
    assert as_pdf(odd)
    assert as_word(odd)
    assert as_workbook(odd)


@pytest.mark.parametrize("kind", FileKind)
def test_a_pack_of_150_actions_is_made_in_the_child_process(kind):
    content = as_file(compose(a_content(150), marking="Not published"), kind)
    assert content.startswith(b"%PDF" if kind == FileKind.PDF else b"PK")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (PrintLimits(memory_bytes=160 * 1024 * 1024, seconds=20), "too long"),
        (PrintLimits(seconds=1), "took too long"),
    ],
)
def test_a_paper_that_goes_over_the_limits_ends_in_a_plain_message(limits, words):
    row = ("A cell of some words, again and again. " * 40,) * 3
    table = next(part for part in PAPER.parts if isinstance(part, Table))
    bomb = replace(PAPER, parts=(replace(table, columns=table.columns[:1] * 4, rows=((row,) * 4,) * 1_500),))
    with pytest.raises(NotPrinted, match=words):
        as_file(bomb, FileKind.WORD, limits=limits)


def test_the_process_that_makes_files_knows_neither_django_nor_the_database():
    program = "import sys, actionplan.documents.child; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
