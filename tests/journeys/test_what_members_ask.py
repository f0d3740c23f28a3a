"""What members ask for in their own minutes: each answered from their first page in two clicks at most."""

import re

import pytest

from actionplan.queries.terms import in_full
from tests.journeys.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "/ofsted-2014"


class Member:
    """A councillor on their first page, whose clicks are counted."""

    def __init__(self, page, served: str) -> None:
        sign_in(page, served, "councillor@example.org")
        self.page, self.served, self.clicks = page, served, 0

    def begin_again(self) -> None:
        """Back to the first page, with no click made."""
        self.page.goto(f"{self.served}{PLAN}/scrutiny/")
        self.clicks = 0

    def click(self, link) -> None:
        """Follow a link or press a button: two at most."""
        link.first.click()
        self.clicks += 1
        assert self.clicks <= 2

    @property
    def main(self):
        return self.page.get_by_role("main")

    def reads(self, *words: str) -> None:
        """These words stand on the page, in this order."""
        said, place = " ".join(self.main.inner_text().split()), 0
        for one in words:
            place = said.find(one, place)
            assert place >= 0, one

    def row(self, name: str):
        """The row of a table whose heading begins with these words."""
        return self.main.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=re.compile(name)))


@pytest.fixture
def member(page, served) -> Member:
    return Member(page, served)


def test_what_members_ask_for_in_their_minutes(member: Member):
    for asks in QUESTIONS:
        member.begin_again()
        asks(member)


def the_reason_for_every_red_and_amber_and_the_gap_behind_it(member: Member) -> None:
    """Cheshire East, Havering and Oldham."""
    member.click(member.main.get_by_role("link", name="4b Care leavers in education, work or training"))
    row = member.row("Overdue 4b-1")
    for words in (
        "two of six council services",
        "4 days late",
        "12 December",
        "30 November 2014",
        "Virtual School Head",
    ):
        assert words in row.inner_text()


def what_changed_since_the_last_meeting_and_why(member: Member) -> None:
    """Southampton in 2015, and Spelthorne."""
    member.click(member.main.get_by_role("link", name="See what changed"))
    member.reads("3. What has changed since the Scrutiny panel of", "Findings that changed state")
    row = member.row("4e Care plans").filter(has_text="Because")
    assert "Worse" in row.inner_text()
    assert "41% of plans are good" in row.inner_text()


def what_changed_between_any_two_meetings(member: Member) -> None:
    """Southampton in 2015."""
    member.click(member.main.get_by_role("link", name="Compare the positions of any two meetings"))
    member.page.get_by_label("From", exact=True).select_option(label="Scrutiny panel of 22 October 2014")
    member.page.get_by_label("To", exact=True).select_option(label="Scrutiny panel of 27 November 2014")
    member.click(member.main.get_by_role("button", name="Compare"))
    member.reads("From the Scrutiny panel of 22 October 2014 to the Scrutiny panel of 27 November 2014")


def the_dates_that_were_revised_and_the_cap_on_revisions(member: Member) -> None:
    """Durham and North Devon."""
    member.click(member.main.locator("a[href$='?revised=later#actions']"))
    member.reads("5 of 64 actions: Due later than first agreed", "4c-2", "First agreed 10 October 2014")
    assert "moved twice, which is the limit" in member.main.inner_text()


def which_direction_is_good(member: Member) -> None:
    """Wokingham: better or worse, in words, with what it is compared with."""
    member.reads("worse", "improved", "no change")
    member.reads("An arrow means better or worse, never higher or lower.")
    assert "Worse" in member.row("4h Children who go missing").last.inner_text()


def the_last_meeting_where_no_position_was_published_for_it(member: Member) -> None:
    """Spelthorne: the page says why it compares with an earlier meeting, and compares with the last at a click."""
    member.reads("No position was published for the Scrutiny panel of 27 November 2014")
    member.click(member.main.get_by_role("link", name="Compare with how the plan stood then"))
    member.reads(
        "3. What has changed since the Scrutiny panel of 27 November 2014?", "No position was published for it"
    )


def the_key_on_every_page(member: Member) -> None:
    """Spelthorne: wherever a word or a shape stands for a state, the key is on the same page."""
    key = member.main.get_by_role("heading", name="Key to words and shapes")
    assert key.count() == 1
    for name in ("4d-3", "4b Care leavers in education", "Compare the positions of any two", "All questions and rec"):
        member.begin_again()
        member.click(member.main.get_by_role("link", name=name))
        assert key.count() == 1, name
    member.click(member.main.get_by_role("link", name="Question 2"))
    assert key.count() == 1


def prose_that_says_it_and_not_only_charts(member: Member) -> None:
    """Sheffield: sentences first, and the chart with the same figures as text."""
    member.reads("4 of 16 findings are off course and 3 are at risk", "actions were due by today")
    member.click(member.main.get_by_text("The figures in this chart"))
    assert member.main.get_by_role("table", name="Actions planned, complete and assured").is_visible()


def prose_in_one_document(member: Member) -> None:
    """Sheffield: sentences and figures in one document, to read or to take away."""
    member.click(member.main.get_by_role("link", name="Position on 14 October 2014, as one document"))
    member.reads("Covering summary", "Brief summary", "Every action under its finding", "Glossary")
    with member.page.expect_download() as taken:
        member.click(member.main.get_by_role("link", name="(.docx)"))
    assert taken.value.suggested_filename.endswith(".docx")


def plain_english_with_acronyms_expanded(member: Member) -> None:
    """Every council: each short form that the page uses is in full where it first stands, and in the glossary."""
    said = " ".join(member.main.inner_text().split())
    used = [short for short in in_full() if re.search(rf"\b{short}\b", said)]
    assert {"QA", "LSCB"} <= set(used)
    assert all(
        said.index(f"({short})") < re.search(rf"(?<!\()\b{short}\b", f"{said} {short}").start() for short in used
    )
    member.click(member.page.get_by_role("link", name="Glossary"))
    member.reads("LSCB", "Local Safeguarding Children Board")


def what_children_and_young_people_say(member: Member) -> None:
    """Herefordshire."""
    member.click(member.main.get_by_role("link", name="See the evidence"))
    member.reads("4. Is it making a difference for children?", "What children and young people say")


def whether_they_are_on_course_and_the_days_left(member: Member) -> None:
    """Ofsted, of members themselves: to confirm the direction of travel."""
    member.click(member.main.get_by_role("link", name="See the deadlines"))
    for words in ("286 days from now", "12 months from publication", "planned to finish after this date"):
        assert words in member.row("Re-inspection window opens").inner_text()
    member.reads("At the present rate, all 63 actions would be assured on")


def what_is_still_owed_to_them(member: Member) -> None:
    """Progress on earlier recommendations is a standing item."""
    member.reads("5. What do we still owe answers to?")
    assert member.main.get_by_role("heading", name="5. What do we still owe answers to?").count() == 1


def what_would_put_a_finding_right(member: Member) -> None:
    """Whether activity and impact go together, and what to ask next."""
    member.click(member.main.locator("a[href$='/scrutiny/findings/4c/']"))
    member.reads("Off course, but early signs of an effect", "What would change the verdict", "What has happened")


def an_action_s_whole_story_in_the_words_of_who_said_it(member: Member) -> None:
    """The reason for a date that moved, who agreed it and what was said when."""
    member.click(member.main.locator("a[href$='/scrutiny/actions/4c-2/']"))
    member.reads("Overdue, 24 days late", "First agreed", "New due date agreed: 10 November 2014")


def what_is_known_of_the_difference_made(member: Member) -> None:
    """Ofsted: too little evidence of impact; so the page says what its answer rests on."""
    member.reads("4. Is it making a difference", "by what the owners of actions say; no measure shows it yet")
    member.click(member.main.get_by_role("link", name="See the evidence"))
    member.reads("No measure of children's lives is recorded yet.")


def paper_in_black_and_white_at_twelve_point(member: Member) -> None:
    """The City of London, and Wokingham: words and shapes carry it, and nothing is smaller than 12 point."""
    as_printed(member)


def packs_that_survive_black_and_white(member: Member) -> None:
    """The City of London, and Wokingham: the document as well as the page."""
    member.click(member.main.get_by_role("link", name="Position on 14 October 2014, as one document"))
    as_printed(member)


def as_printed(member: Member) -> None:
    """On paper no words are smaller than 12 point, and each state has a word and a shape."""
    member.page.emulate_media(media="print")
    smallest = member.page.evaluate(
        "Math.min(...[...document.querySelectorAll('main p, main td, main th, main dd, main li')]"
        ".filter(one => one.offsetParent && one.innerText.trim() && !one.closest('.plan-seal'))"
        ".map(one => parseFloat(getComputedStyle(one).fontSize)))"
    )
    bare = member.page.evaluate(
        "[...document.querySelectorAll('main .plan-state')]"
        ".filter(one => !one.textContent.trim() || !one.querySelector('svg')).length"
    )
    assert (smallest >= 15.9, bare, member.main.locator(".plan-state").count() > 0) == (True, 0, True)
    member.page.emulate_media(media="screen")


QUESTIONS = [
    the_reason_for_every_red_and_amber_and_the_gap_behind_it,
    what_changed_since_the_last_meeting_and_why,
    what_changed_between_any_two_meetings,
    the_last_meeting_where_no_position_was_published_for_it,
    the_dates_that_were_revised_and_the_cap_on_revisions,
    which_direction_is_good,
    the_key_on_every_page,
    prose_that_says_it_and_not_only_charts,
    prose_in_one_document,
    plain_english_with_acronyms_expanded,
    what_children_and_young_people_say,
    whether_they_are_on_course_and_the_days_left,
    what_is_still_owed_to_them,
    what_would_put_a_finding_right,
    an_action_s_whole_story_in_the_words_of_who_said_it,
    what_is_known_of_the_difference_made,
    paper_in_black_and_white_at_twelve_point,
    packs_that_survive_black_and_white,
]
"""Each question; benchmarks, trends and a data owner on every line need measures."""
