"""Short forms are in full where a paper first uses them, and only there."""

import pytest

from actionplan.rules.acronyms import FirstUses

TERMS = {"LSCB": "Local Safeguarding Children Board", "QA": "Quality Assurance", "LS": "Legal Services"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The LSCB met.", "The Local Safeguarding Children Board (LSCB) met."),
        ("LSCB and QA", "Local Safeguarding Children Board (LSCB) and Quality Assurance (QA)"),
        ("The LSCB and the LSCB", "The Local Safeguarding Children Board (LSCB) and the LSCB"),
        ("LSCBs, XQA and QA-like", "LSCBs, XQA and QA-like"),
        ("The local safeguarding children board (LSCB) met", "The local safeguarding children board (LSCB) met"),
        ("LSCB (Local Safeguarding Children Board)", "LSCB (Local Safeguarding Children Board)"),
        ("lscb", "lscb"),
        ("", ""),
    ],
)
def test_the_first_use_is_in_full(text, shown):
    assert FirstUses(TERMS).expanded(text) == shown


def test_a_later_text_uses_the_short_form_alone():
    uses = FirstUses(TERMS)
    assert uses.expanded("The QA unit") == "The Quality Assurance (QA) unit"
    assert uses.expanded("The QA unit") == "The QA unit"
    assert uses.used == {"QA"}


def test_a_text_that_explains_the_short_form_counts_as_its_first_use():
    uses = FirstUses(TERMS)
    uses.expanded("Quality Assurance (QA)")
    assert uses.expanded("The QA unit") == "The QA unit"


def test_a_short_form_is_not_looked_for_in_what_another_stands_for():
    uses = FirstUses({"CLT": "Children and LSCB Team", **TERMS})
    assert uses.expanded("The CLT met.") == "The Children and LSCB Team (CLT) met."
    assert uses.used == {"CLT"}
