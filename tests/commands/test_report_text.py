"""The text of the report: each wording kept, the second to write told, and no child in it."""

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import report_text
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import IdentityClearance, ReportText
from actionplan.queries.audit_papers import wordings_of
from actionplan.queries.report_text import section_of, sections
from actionplan.vocabulary import ReportSection
from tests.factories import Council

REASONS = ReportSection.REASONS


def write(council: Council, text: str, *, seen: int = 0, who: str = "qa", **told) -> ReportText:
    return report_text.write(council.plan, REASONS, text, seen=seen, **council.by(who, **told))


def test_every_section_stands_in_the_order_of_the_report_written_or_not(council: Council):
    write(council, "To note it.")
    shown = sections(council.plan)
    assert [one.section for one in shown] == list(ReportSection)
    assert {one.section: one.text for one in shown if one.text} == {REASONS: "To note it."}


def test_each_earlier_wording_stays_with_who_when_and_why(council: Council):
    write(council, "To note it.")
    write(council, "To own it.\r\n\r\nAnd to act.", seen=1, who="democratic", because="Clearer")
    assert section_of(council.plan, REASONS).text == "To own it.\n\nAnd to act."
    told = [(one.text[:6], one.written_by, one.because) for one in wordings_of(council.plan, REASONS)]
    assert told == [("To own", "democratic", "Clearer"), ("To not", "qa", council.by()["because"])]


@pytest.mark.parametrize("seen", [0, 2])
def test_of_two_who_write_a_section_the_second_is_told(council: Council, seen: int):
    write(council, "First")
    with pytest.raises(ValidationError) as refused:
        write(council, "Second", seen=seen, who="democratic")
    assert refused.value.code == "conflict"
    assert section_of(council.plan, REASONS).text == "First"


def test_a_section_may_be_emptied_and_a_change_of_nothing_is_no_version(council: Council):
    with pytest.raises(ValidationError, match="Nothing was changed"):
        write(council, "  ")
    write(council, "First")
    with pytest.raises(ValidationError, match="Nothing was changed"):
        write(council, " First\n", seen=1)
    assert write(council, "", seen=1).text == ""


def test_a_form_sent_twice_is_one_wording(council: Council):
    told = council.by(key="the form")
    report_text.write(council.plan, REASONS, "First", seen=0, **told)
    with pytest.raises(AlreadyRecorded) as before:
        report_text.write(council.plan, REASONS, "First", seen=0, **told)
    change = before.value.change
    assert report_text.is_recorded(change, REASONS, "First ")
    assert not report_text.is_recorded(change, REASONS, "Second")
    assert not report_text.is_recorded(change, ReportSection.WARDS, "First")


def test_words_that_may_name_a_child_are_stopped_unless_somebody_says_why_not(council: Council):
    with pytest.raises(ValidationError, match="looks like a postcode") as refused:
        write(council, "The hall, SO14 7LY")
    assert list(refused.value.message_dict) == ["text"]
    write(council, "The hall, SO14 7LY", cleared="The address of a hall")
    assert IdentityClearance.objects.get().where == "report_text.reasons.text"
    assert write(council, "The hall, SO14 7LY, at noon", seen=1).version == 2
    with pytest.raises(ValidationError, match="looks like"):
        write(council, "The hall, SO14 7LY. AB 01/02/2003", seen=2)


def test_the_text_of_one_plan_is_not_that_of_another(council: Council):
    other = council.add_plan("other")
    write(council, "First")
    assert not any(one.text for one in sections(other))
    assert wordings_of(other, REASONS) == []
