"""Questions and recommendations on their pages, from asking to closing: both sides read all of it."""

import pytest

from actionplan.models import Answer, Change, Draft, Matter
from actionplan.views import matters as views
from tests.views.forms_sent import Sent
from tests.views.reading import text_of

HERE = "/ofsted-2014/"
LATE, LAST = f"{HERE}questions/2/", f"{HERE}questions/3/"


def send(browser, page: str, **typed: str):
    """Open a form, fill it in and send it."""
    fields = Sent(browser.get(page).content.decode()).fields
    kept = {
        name: value
        for name, value in fields.items()
        if name in ("key", "seen", "draft_mark", "finding", "action", "meeting")
    }
    return browser.post(page, {**kept, **typed})


@pytest.fixture
def councillor(signed_in):
    return signed_in("councillor@example.org")


@pytest.fixture
def democratic(signed_in):
    return signed_in("democratic@example.org")


def test_the_standing_list_says_what_is_owed_and_lists_it_first(councillor):
    answer = councillor.get(f"{HERE}recommendations/")
    shown = text_of(answer)
    assert "2 questions and 1 recommendation wait for an answer. 1 answer is 3 days late." in shown
    assert "A recommendation is answered within 2 months of its meeting and a question within 14 days." in shown
    names = [one.name for one in answer.context["page"].object_list]
    assert names == ["Question 2", "Question 3", "Recommendation 2", "Recommendation 1", "Question 1"]
    assert [(one.label, one.number) for one in answer.context["shown"].figures] == [
        *(("Answer owed", 3), ("Answer overdue", 1), ("Waiting for an answer", 2), ("Answered", 1), ("Closed", 1)),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("recommendations/?state=owed&kind=question", ["Question 2", "Question 3"]),
        ("recommendations/?state=answered", ["Recommendation 1"]),
        ("recommendations/?kind=recommendation&state=waiting", ["Recommendation 2"]),
        ("recommendations/?state=purple&who=x", ["Question 2", "Question 3", "Recommendation 2"]),
        ("recommendations/?state=taken_back", []),
        ("questions/?kind=recommendation", ["Question 2", "Question 3", "Question 1"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(councillor, query, names):
    answer = councillor.get(f"{HERE}{query}")
    assert [one.name for one in answer.context["page"].object_list][: len(names) or 1] == names


def test_every_figure_leads_to_exactly_its_rows(councillor):
    for figure in councillor.get(f"{HERE}recommendations/").context["shown"].figures:
        listed = councillor.get(f"{HERE}recommendations/{figure.href}").context["shown"].found
        assert len(listed) == figure.number, figure.label


def test_the_list_is_narrowed_to_one_post(councillor):
    post = Matter.objects.get(kind="recommendation", number=2).duties.get().post_id
    answer = councillor.get(f"{HERE}recommendations/?who={post}")
    assert [one.name for one in answer.context["shown"].found] == ["Recommendation 2"]
    assert "1 of 5 are listed" in text_of(answer)


def test_a_long_list_has_pages_and_one_of_all_of_it_to_print(councillor, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    first = councillor.get(f"{HERE}recommendations/?kind=question")
    assert [one.name for one in first.context["page"].object_list] == ["Question 2", "Question 3"]
    assert "Page 1 of 2" in text_of(first)
    assert "?kind=question&amp;page=all" in first.content.decode()
    last = councillor.get(f"{HERE}recommendations/?kind=question&page=2")
    assert [one.name for one in last.context["page"].object_list] == ["Question 1"]
    everything = councillor.get(f"{HERE}recommendations/?kind=question&page=all")
    assert len(everything.context["page"].object_list) == 3


def test_the_thread_shows_both_sides_in_the_order_of_time(councillor):
    shown = text_of(councillor.get(f"{HERE}recommendations/1/"))
    said = [
        "by Scrutiny panel, resolution (iii), 22 October",
        "Answer: accepted by Director",
        "Progress since the answer",
    ]
    places = [shown.index(words) for words in said]
    assert places == sorted(places)
    assert "Answered in 27 days" in shown
    assert councillor.get(f"{HERE}recommendations/99/").status_code == 404


def test_a_councillor_asks_about_an_action_and_its_owner_owes_the_answer(councillor, signed_in):
    page = f"{HERE}questions/new/?action=4c-2"
    assert "Action 4c-2" in text_of(councillor.get(page))
    answer = send(councillor, page, text="When will every home be seen?")
    assert answer.headers["Location"] == f"{HERE}questions/4/"
    made = Matter.objects.get(number=4)
    assert (made.action.reference, made.finding, made.duties.get().due_on.isoformat()) == ("4c-2", None, "2014-12-18")
    owner = text_of(signed_in("pathways@example.org").get(f"{HERE}mine/"))
    assert "You owe members 2 answers" in owner
    assert "When will every home be seen?" in owner
    assert "When will every home be seen?" in text_of(councillor.get(f"{HERE}scrutiny/actions/4c-2/"))


def test_a_question_about_something_of_no_plan_is_not_found(councillor):
    for named in ("action=zzz", "finding=zzz", "meeting=zzz", "meeting=scrutiny-panel/2014-11-28"):
        assert councillor.get(f"{HERE}questions/new/?{named}").status_code == 404


def test_who_keeps_the_questions_may_say_at_once_who_answers(democratic, councillor):
    assert b'name="post"' not in councillor.get(f"{HERE}questions/new/").content
    post = Matter.objects.get(number=2, kind="question").duties.get().post_id
    send(democratic, f"{HERE}questions/new/", text="For the panel: why?", post=str(post))
    assert Matter.objects.get(number=4).duties.get().post_id == post


def test_a_question_asked_at_a_meeting_stands_on_its_page(democratic):
    page = f"{HERE}questions/new/?meeting=scrutiny-panel/2014-11-27"
    assert "Meeting: Scrutiny panel, 27 November 2014" in text_of(democratic.get(page))
    send(democratic, page, text="Who signed it?")
    shown = text_of(democratic.get("/meetings/scrutiny-panel/2014-11-27/"))
    assert "What was asked there: 1 Who signed it?" in shown


def test_a_question_sent_twice_is_asked_once(councillor):
    fields = Sent(councillor.get(f"{HERE}questions/new/").content.decode()).fields
    told = {**{name: fields[name] for name in ("key", "draft_mark")}, "text": "Twice?"}
    sent = [councillor.post(f"{HERE}questions/new/", told) for _ in range(2)]
    assert [one.headers["Location"] for one in sent] == [f"{HERE}questions/4/"] * 2
    assert Matter.objects.filter(text="Twice?").count() == 1
    again = councillor.post(f"{HERE}questions/new/", {**told, "text": "Something else?"})
    assert "You saved this form before" in text_of(again)


def test_the_post_that_owes_it_answers_and_the_councillor_reads_it_and_asks_on(signed_in, councillor, democratic):
    owner = signed_in("asc@example.org")
    assert send(owner, f"{LATE}answer/", kind="answer", text="Nine, down from twelve.").status_code == 302
    shown = text_of(councillor.get(LATE))
    assert "Nine, down from twelve." in shown
    assert "Answered in 17 days" in shown
    assert "You owe members" not in text_of(owner.get(f"{HERE}mine/"))
    send(councillor, f"{LATE}follow-up/", text="And in January?")
    assert "Waiting for an answer" in text_of(councillor.get(LATE))
    send(owner, f"{LATE}answer/", kind="answer", text="Six.")
    assert send(democratic, f"{LATE}close/", because="The panel noted it.").status_code == 302
    shown = text_of(councillor.get(LATE))
    assert "Closed by Democratic Services Manager" in shown
    assert "The panel noted it." in shown


def test_what_was_said_meanwhile_is_shown_before_it_is_saved(signed_in, democratic):
    owner = signed_in("asc@example.org")
    opened = Sent(owner.get(f"{LATE}answer/").content.decode()).fields
    send(democratic, f"{LATE}chase/", because="By letter.")
    told = {"key": opened["key"], "seen": opened["seen"], "kind": "answer", "text": "Nine."}
    answer = owner.post(f"{LATE}answer/", told)
    assert answer.status_code == 422
    assert "Somebody else said something in this while you were typing" in text_of(answer)
    assert "By letter." in text_of(answer)
    form = answer.context["form"]
    again = {**told, "key": form["key"].value(), "seen": form["seen"].value()}
    assert owner.post(f"{LATE}answer/", again).status_code == 302


def test_an_answer_with_an_error_is_kept_as_a_draft(signed_in):
    owner = signed_in("asc@example.org")
    answer = send(owner, f"{LATE}answer/", kind="answer", text="JB 01/02/2003 moved")
    assert answer.status_code == 422
    assert "initials with a date" in text_of(answer)
    assert Draft.objects.filter(address=f"{LATE}answer/").exists()


def test_a_recommendation_is_answered_by_the_executive_member_with_whether_it_is_accepted(signed_in):
    executive, page = signed_in("executive@example.org"), f"{HERE}recommendations/2/answer/"
    assert "You owe answers to these: 1" in text_of(executive.get(f"{HERE}recommendations/"))
    assert "Say whether the recommendation is accepted" in text_of(send(executive, page, kind="answer", text="Yes."))
    sent = send(executive, page, kind="answer", outcome="partly_accepted", text="In part.")
    assert sent.status_code == 302
    assert "Answer: accepted in part by Executive Member" in text_of(executive.get(f"{HERE}recommendations/2/"))


def test_the_duty_goes_to_another_post_with_a_reason(democratic, signed_in):
    other = Matter.objects.get(number=3, kind="question").duties.get().post_id
    told = {"due_on_day": "10", "due_on_month": "12", "due_on_year": "2014", "because": "They know."}
    assert send(democratic, f"{LATE}who-answers/", post=str(other), **told).status_code == 302
    shown = text_of(democratic.get(LATE))
    assert "Service Manager, Pathways and Care Leavers" in shown
    assert "10 December 2014, first 1 December 2014" in shown
    assert signed_in("asc@example.org").get(f"{LATE}answer/").status_code == 403
    assert signed_in("pathways@example.org").get(f"{LATE}answer/").status_code == 200


def test_only_ones_own_question_is_taken_back_and_it_stays_listed(councillor, democratic):
    assert democratic.get(f"{LATE}take-back/").status_code == 403
    assert send(councillor, f"{LATE}take-back/", because="It is on the dashboard.").status_code == 302
    assert "Taken back" in text_of(councillor.get(f"{HERE}questions/"))
    assert "It is on the dashboard." in text_of(councillor.get(LATE))


@pytest.mark.parametrize("page", ["questions/1/answer/", "questions/1/chase/", "questions/2/follow-up/"])
def test_out_of_turn_a_page_says_why_and_offers_no_form(democratic, page):
    answer = democratic.get(f"{HERE}{page}")
    assert answer.status_code == 200
    assert b'name="seen"' not in answer.content
    before = Change.objects.count()
    assert democratic.post(f"{HERE}{page}", {"key": "k", "seen": "0", "because": "x", "text": "x"}).status_code == 422
    assert Change.objects.count() == before


def test_restricted_words_of_an_answer_are_read_by_who_may_alone(signed_in, councillor):
    kept = {"restricted_note": "The landlord is Mr Nobody", "restricted_category": "3"}
    assert b'name="restricted_note"' not in signed_in("asc@example.org").get(f"{LATE}answer/").content
    sent = send(signed_in("director@example.org"), f"{LATE}answer/", kind="answer", text="One landlord.", **kept)
    assert sent.status_code == 302
    assert "The landlord is Mr Nobody" in text_of(signed_in("qa@example.org").get(LATE))
    for who in ("councillor", "asc", "observer", "executive", "democratic"):
        shown = text_of(signed_in(f"{who}@example.org").get(LATE))
        assert "Nobody" not in shown
        assert "A part of this is kept from the public" in shown
    assert Answer.objects.filter(restricted_note__contains="Nobody").count() == 1


def test_the_qa_desk_and_democratic_services_see_what_is_owed_with_its_chase(signed_in, democratic):
    for browser, page in ((signed_in("qa@example.org"), f"{HERE}qa/"), (democratic, "/meetings/")):
        answer = browser.get(page)
        assert "1 answer is 3 days late" in text_of(answer)
        assert f'href="{LATE}chase/"' in answer.content.decode()
    assert f"{LATE}chase/" not in signed_in("councillor@example.org").get("/meetings/").content.decode()


@pytest.mark.parametrize("page", ["actions/4c-2/", "findings/4c/"])
def test_officers_find_what_members_asked_from_their_own_page(signed_in, page):
    words = "As members see it, with what they asked"
    assert words in text_of(signed_in("pathways@example.org").get(f"{HERE}{page}"))
    assert words not in text_of(signed_in("pathways@example.org").get(f"{HERE}{page}?as-at=2014-11-20"))


def test_who_only_reads_is_offered_nothing(signed_in):
    shown = signed_in("observer@example.org").get(LATE).content.decode()
    assert not [one for one in ("answer/", "follow-up/", "chase/", "close/", "who-answers/") if f"{LATE}{one}" in shown]


def test_short_addresses_lead_to_the_plan(councillor):
    for page in ("recommendations/", "questions/2/"):
        assert councillor.get(f"/{page}").headers["Location"] == f"{HERE}{page}"


def test_nothing_is_owed_once_all_is_answered(signed_in, councillor, democratic):
    for number in (2, 3):
        send(democratic, f"{HERE}questions/{number}/answer/", kind="answer", text="So.")
    executive = signed_in("executive@example.org")
    send(executive, f"{HERE}recommendations/2/answer/", kind="answer", outcome="accepted", text="Yes.")
    for page in ("recommendations/", "scrutiny/"):
        assert "No answers are owed. The last was given on 4 December 2014." in text_of(councillor.get(f"{HERE}{page}"))
    qa = text_of(signed_in("qa@example.org").get(f"{HERE}qa/"))
    assert "No answers are owed. The last was given on 4 December 2014." in qa
