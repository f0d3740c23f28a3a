"""Bodies and meetings on their pages: called, moved, cancelled, minuted, and what each resolved one by one."""

import pytest

from actionplan.models import Body, Matter, Meeting, Resolution
from tests.views.reading import text_of
from tests.views.test_matters import send

PANEL = "/meetings/scrutiny-panel/2014-11-27/"
COMING = "/meetings/scrutiny-panel/2014-12-17/"
WHY = {"because": "From the calendar."}


@pytest.fixture
def democratic(signed_in):
    return signed_in("democratic@example.org")


def day(name: str, number: int, month: int, year: int) -> dict[str, str]:
    """A day as its three boxes send it."""
    return {f"{name}_day": str(number), f"{name}_month": str(month), f"{name}_year": str(year)}


def test_the_list_says_what_is_to_come_what_was_held_and_what_is_owed(signed_in):
    shown = text_of(signed_in("councillor@example.org").get("/meetings/"))
    assert "To come: 2" in shown
    assert "Held: 3" in shown
    assert "2 questions and 1 recommendation wait for an answer. 1 answer is 3 days late." in shown
    assert "Call a meeting" not in shown


def test_a_meeting_lists_what_it_resolved_with_what_is_owed_from_it(signed_in):
    answer = signed_in("councillor@example.org").get(PANEL)
    [over] = answer.context["meeting"].plans
    assert [(one.sign, one.kind, one.matter.name if one.matter else "") for one in over.resolutions] == [
        ("(i)", "noted", ""),
        ("(ii)", "asked", "Question 3"),
        ("(iii)", "noted", ""),
        ("(iv)", "recommended", "Recommendation 2"),
    ]
    shown = text_of(answer)
    assert "RESOLVED (iv) That the quality of return interviews be reported" in shown
    assert "No position was published for this meeting." in shown
    assert "Compare where the plan stands now with this meeting" in shown
    assert "Correct" not in shown


@pytest.mark.parametrize("page", ["scrutiny-panel/2014-11-28/", "scrutiny-panel/x/", "x/2014-11-27/"])
def test_a_meeting_that_there_is_not_is_not_found(signed_in, page):
    assert signed_in("councillor@example.org").get(f"/meetings/{page}").status_code == 404


def test_a_body_is_added_renamed_and_its_meeting_called_with_the_usual_day_for_papers(democratic):
    assert send(democratic, "/meetings/bodies/new/", name="Improvement board", kind="improvement_board", **WHY)
    assert Body.objects.get(slug="improvement-board").kind == "improvement_board"
    again = send(democratic, "/meetings/bodies/new/", name="Improvement board", kind="other", **WHY)
    assert "There is a body of this name already" in text_of(again)
    send(democratic, "/meetings/bodies/improvement-board/", name="The board", kind="improvement_board", **WHY)
    sent = send(democratic, "/meetings/new/", body="improvement-board", **day("held_on", 8, 1, 2015), **WHY)
    assert sent.headers["Location"] == "/meetings/"
    assert Meeting.objects.get(body__name="The board").papers_on.isoformat() == "2014-12-31"


def test_a_meeting_is_moved_and_cancelled_until_something_happened_at_it(democratic):
    days = {**day("held_on", 18, 12, 2014), **day("papers_on", 10, 12, 2014)}
    moved = send(democratic, f"{COMING}edit/", **days, **WHY)
    assert moved.headers["Location"] == "/meetings/scrutiny-panel/2014-12-18/"
    page = "/meetings/scrutiny-panel/2014-12-18/"
    assert send(democratic, f"{page}cancel/", **WHY).status_code == 302
    assert "This meeting was cancelled." in text_of(democratic.get(page))
    assert "To come: 1" in text_of(democratic.get("/meetings/"))
    assert "so it stays as it is" in text_of(send(democratic, f"{PANEL}cancel/", **WHY))


def test_a_recommendation_is_written_down_and_owed_at_once(democratic):
    post = Matter.objects.get(kind="recommendation", number=1).duties.get().post_id
    plan = Resolution.objects.first().plan_id
    told = {"plan": str(plan), "kind": "recommended", "text": "That homes be seen.", "post": str(post), **WHY}
    page = "/meetings/lscb/2014-11-13/"
    assert send(democratic, f"{page}resolutions/new/", **told).headers["Location"] == page
    made = Matter.objects.get(kind="recommendation", number=3)
    assert (made.resolution.sequence, made.duties.get().due_on.isoformat()) == (2, "2015-01-13")
    assert "RESOLVED (ii) That homes be seen." in text_of(democratic.get(page))


def test_a_correction_shows_the_new_words_and_asks_who_had_not_read_them(democratic):
    row = Resolution.objects.get(meeting__held_on="2014-11-27", sequence=2)
    page = f"{PANEL}resolutions/{row.pk}/"
    late = democratic.get(page)
    assert send(democratic, page, text="That the reasons come in writing.", **WHY).status_code == 302
    shown = text_of(democratic.get(PANEL))
    assert "RESOLVED (ii) That the reasons come in writing." in shown
    assert "corrected since" in shown
    assert "That the reasons come in writing." in text_of(democratic.get("/ofsted-2014/questions/3/"))
    form = late.context["form"]
    told = {"key": form["key"].value(), "seen": form["seen"].value(), "text": "Other words", **WHY}
    answer = democratic.post(page, told)
    assert answer.status_code == 422
    assert "That the reasons come in writing." in text_of(answer)


def test_the_words_of_the_minutes_are_kept_once_and_nobody_is_overwritten(democratic, signed_in):
    qa, page = signed_in("qa@example.org"), f"{PANEL}minutes/"
    late = qa.get(page).context["form"]
    assert send(democratic, page, resolution="The panel RESOLVED nothing.", **WHY).status_code == 302
    told = {"key": late["key"].value(), "seen": late["seen"].value(), "resolution": "Mine", **WHY}
    answer = qa.post(page, told)
    assert answer.status_code == 422
    assert "The panel RESOLVED nothing." in text_of(answer)
    assert Meeting.objects.get(held_on="2014-11-27").resolution == "The panel RESOLVED nothing."
