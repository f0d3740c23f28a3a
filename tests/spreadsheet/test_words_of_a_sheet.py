"""Headings, references, people, partners, ratings and origins are read as councils write them."""

import pytest

from actionplan.spreadsheet.colours import colour_name, plain_colour, theme_colours, tinted
from actionplan.spreadsheet.grid import column_letters, column_number, words_of
from actionplan.spreadsheet.headings import Headings, normal
from actionplan.spreadsheet.origins import read_origins
from actionplan.spreadsheet.people import ReadPeople, read_contributors, read_partners, read_people
from actionplan.spreadsheet.ratings import legend_from, read_rating, state_of
from actionplan.spreadsheet.references import finding_of_action, finding_parts, is_finding_only, listed
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of

HEADINGS_SEEN = [
    ("No.", "reference"),
    ("NOS", "reference"),
    ("Reference", "reference"),
    ("Ofsted Para No", "finding_reference"),
    ("Ofsted Area for\nImprovement", "finding"),
    ("Recommendations", "finding"),
    ("What?", "finding"),
    ("Action", "action"),
    ("How?", "action"),
    ("Specific Actions", "action"),
    ("Key future actions", "action"),
    ("Actions / Tasks", "action"),
    ("Lead", "owner"),
    ("WHO?", "owner"),
    ("Responsible Officer", "owner"),
    ("Responsable Officer", "owner"),
    ("Lead (post)", "owner"),
    ("By When", "due"),
    ("When?", "due"),
    ("Timescale/ Target", "due"),
    ("Timeline", "due"),
    ("Resources", "resources"),
    ("Success Measures / How will we know?", "success_measure"),
    ("Output/Outcome measurement", "success_measure"),
    ("Expected outcome", "success_measure"),
    ("Update on progress", "progress"),
    ("Action taken", "progress"),
    ("Corrective Action", "progress"),
    ("Progress as at 31/10/14", "progress"),
    ("Impact", "impact"),
    ("Monitoring & Evaluation", "impact"),
    ("R/A/G", "rating"),
    ("BRAG", "rating"),
    ("RAG Rating", "rating"),
    ("Achieved (tick)", "rating"),
    ("Origin", "origin"),
    ("Area", "area"),
    ("Cost code", None),
    ("Head of Service", None),
    ("Give expected new achievement date", "revised_due"),
    ("x" * 200, None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "field"), HEADINGS_SEEN)
def test_a_heading_is_known_by_its_aliases(heading, field):
    assert Headings({}).field_of(heading) == field


def test_headings_are_compared_without_case_punctuation_and_plurals():
    assert normal("Lead  Officers:\n(& others)") == normal("lead officer and other")


@pytest.mark.parametrize(
    ("other", "words", "field"),
    [
        ("Progress", "On track", "rating"),
        ("RAG", "We have begun to visit every care leaver at home", "progress"),
        ("Area", "On track", "rating"),
        ("Area", "We have begun to visit every care leaver at home", "progress"),
    ],
)
def test_a_column_headed_status_is_the_rating_or_the_story(other, words, field):
    reading = understand(book_of([["Action", "Status", other, "Lead"], ["Visit", words, "x", "Head of Care"]]))
    assert reading.sheets[0].columns["Status"] == field


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("4c", ("4c", "")),
        ("4c Care leavers in touch", ("4c", "Care leavers in touch")),
        ("4(C) Care leavers", ("4c", "Care leavers")),
        ("Para 4c: care leavers", ("4c", "care leavers")),
        ("4c. Care leavers", ("4c", "Care leavers")),
        ("1.2 Text", ("1.2", "Text")),
        ("Recommendation 3 – text", ("3", "text")),
        ("R3 text", ("R3", "text")),
        ("9", ("9", "")),
        ("4 a day", ("", "4 a day")),
        ("3 care leavers", ("", "3 care leavers")),
        ("30% of care leavers", ("", "30% of care leavers")),
        ("2014 plan", ("", "2014 plan")),
        ("Care leavers", ("", "Care leavers")),
    ],
)
def test_a_findings_cell_gives_its_reference_and_its_text(words, parts):
    assert finding_parts(words) == parts


def test_an_actions_reference_names_its_finding():
    assert [finding_of_action(one) for one in ("4c-1", "4c.1", "4(C)/2", "4c1", "1.10", "4c")] == ["4c"] * 4 + ["", ""]
    assert [is_finding_only(one) for one in ("4c", "Para 4c.", "4c-1", "1")] == [True, True, False, False]
    assert listed("4b, 4(C) and 9a; 1.2, R3, 4b") == ["4b", "4c", "9a", "1.2", "R3"]


PEOPLE = [
    ("Head of Care", "Head of Care", (), ()),
    ("Head of Looked After Children and Care Leavers", "Head of Looked After Children and Care Leavers", (), ()),
    ("Policy, Performance and Quality Manager", "Policy, Performance and Quality Manager", (), ()),
    ("Head of Adoption/Fostering", "Head of Adoption/Fostering", (), ()),
    ("Chair, LSCB Audit Sub-group", "Chair, LSCB Audit Sub-group", (), ()),
    ("HoS LAC / Team Mgrs", "HoS LAC", ("Team Mgrs",), ("several_owners",)),
    ("Head of Care and Team Manager", "Head of Care", ("Team Manager",), ("several_owners",)),
    ("Head of Care, Team Manager & IRO", "Head of Care", ("Team Manager", "IRO"), ("several_owners",)),
    ("Head of Care\nTeam Manager", "Head of Care", ("Team Manager",), ("several_owners",)),
    ("Team Manager; Head of Care (lead)", "Head of Care", ("Team Manager",), ("several_owners",)),
    ("Lead: Head of Care\nSupport: Housing", "Head of Care", ("Housing",), ("several_owners",)),
    ("LSCB", "LSCB", (), ()),
    ("Vacant", "", (), ("owner_vacant",)),
    ("Head of Care (vacant)", "Head of Care", (), ("owner_vacant",)),
    ("TBC", "", (), ("no_owner",)),
    ("n/a", "", (), ("no_owner",)),
    ("", "", (), ("no_owner",)),
    ("As above", "", (), ("owner_as_above_nothing",)),
]


@pytest.mark.parametrize(("words", "owner", "contributors", "problems"), PEOPLE)
def test_one_post_is_accountable_and_the_others_contribute(words, owner, contributors, problems):
    assert read_people(words) == ReadPeople(owner, contributors, problems)


def test_as_above_is_who_stands_above():
    above = ReadPeople("Head of Care", ("Team Manager",), ("several_owners",))
    assert read_people("As above", above) == ReadPeople("Head of Care", ("Team Manager",))
    assert read_people("ditto", above).owner == "Head of Care"
    rows = [["Action", "Lead"], ["Visit", "Head of Care"], ["Write", "As above"], ["Call", '"']]
    assert {row.owner for row in understand(book_of(rows)).actions} == {"Head of Care"}


def test_partners_and_contributors_are_listed_once():
    assert read_partners("Police; Solent Trust,  Housing\nPolice") == ("Police", "Solent Trust", "Housing")
    assert read_partners("Police, health and housing") == ("Police", "health", "housing")
    assert read_partners("Police, and the Health and Wellbeing Board") == ("Police", "the Health and Wellbeing Board")
    assert read_partners("n/a") == ()
    assert read_contributors("Team Manager / IRO") == ("Team Manager", "IRO")


@pytest.mark.parametrize(
    ("words", "fill", "status", "sign"),
    [
        ("On track", "", "on_track", ""),
        ("AT RISK.", "", "at_risk", ""),
        ("Not-started", "", "not_started", ""),
        ("Off track", "green", "off_track", ""),
        ("COMPLETED", "", "complete", ""),
        ("Phase 1 completed", "", None, "phase 1 completed"),
        ("Green", "", None, "green"),
        ("R", "", None, "r"),
        ("", "dark green", None, "dark green"),
        ("\uf0fc", "", None, "glyph f0fc"),
        ("", "", None, ""),
    ],
)
def test_only_words_that_are_states_are_read_without_a_legend(words, fill, status, sign):
    read = read_rating(words, fill, {})
    assert (read.status, read.sign) == (status, sign)


def test_a_legend_answers_for_words_letters_glyphs_and_shades():
    legend = legend_from(
        {"Blue": "complete", "B": "none", "light green": "at_risk", "green": "On track", "glyph F0FC": "complete"}
    )
    read = [
        read_rating(*one, legend).status
        for one in [("blue", ""), ("", "dark green"), ("", "light green"), ("B", "green")]
    ]
    assert read == ["complete", "on_track", "at_risk", None]
    assert read_rating("\uf0fc", "", legend).status == "complete"
    with pytest.raises(ValueError, match="no state “fine”"):
        legend_from({"blue": "fine"})


def test_prose_in_the_rating_is_no_sign_for_the_legend():
    rows = [["Action", "RAG", "Lead"], ["Visit", "Waiting for the new panel to be set up in May", "Head of Care"]]
    reading = understand(book_of(rows))
    assert reading.legend_words == {}
    assert "rating_not_read" in [one.code for one in reading.actions[0].warnings]


def test_a_progress_cell_that_is_wholly_a_state_is_one_when_there_is_no_rating():
    rows = [["Action", "Lead", "Progress"], ["Visit", "Head", "Completed"], ["Write", "Head", "Phase 1 completed"]]
    assert [row.status for row in understand(book_of(rows)).actions] == ["complete", ""]
    assert state_of("nearly complete") is None


def test_origins_are_read_part_by_part_and_unknown_ones_are_kept():
    read = read_origins("Ofsted; carried over and Transformation plan / Peer review")
    assert read.known == ("this_inspection", "previous_inspection", "transformation_plan")
    assert read.unknown == ("Peer review",)
    assert read_origins("n/a") == read_origins("")
    (row,) = understand(book_of([["Action", "Lead", "Origin"], ["Visit", "Head", "Peer review"]])).actions
    assert row.original == {"Origin": "Peer review"}
    assert "origin_not_known" in [one.code for one in row.warnings]


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ("FF0000", "red"), ("C00000", "red"), ("FFC000", "amber"), ("ED7D31", "amber"), ("FFFF00", "yellow"),
        ("00B050", "green"), ("92D050", "green"), ("C6EFCE", "light green"), ("005000", "dark green"),
        ("00FFFF", "turquoise"), ("00B0F0", "blue"),
        ("0070C0", "blue"), ("7030A0", "purple"), ("FF66CC", "pink"), ("D9D9D9", "grey"),
        ("000000", "black"), ("FFFFFF", ""), ("no", ""),
    ],
)  # fmt: skip
def test_a_fill_has_an_everyday_name(rgb, name):
    assert colour_name(rgb) == name


def test_theme_colours_and_tints_are_worked_out_as_excel_does():
    assert theme_colours(None) == [""] * 12
    assert (tinted("4472C4", 0), tinted("4472C4", -1.0), tinted("4472C4", 1.0)) == ("4472C4", "000000", "FFFFFF")
    assert plain_colour("light green") == "green"


def test_cells_are_named_and_shown_as_excel_does():
    assert [column_letters(number) for number in (1, 26, 27, 104)] == ["A", "Z", "AA", "CZ"]
    assert column_number("CZ") == 104
    assert [words_of(*one) for one in [(1.1, "General"), (1.1, "0.00"), (0.3, "0%"), (2.0,), (True,), (None,)]] == [
        "1.1", "1.10", "30%", "2", "TRUE", ""
    ]  # fmt: skip


def test_a_line_break_of_a_text_document_parts_words():
    (row,) = understand(
        book_of([["Action", "Lead"], ["Improve\x0bassessments\u2028and plans", "Head of Care"]])
    ).actions
    assert row.text == "Improve\nassessments\nand plans"
