"""Editing actions in the browser: added, changed, split and merged; nothing typed is lost, nothing is written twice."""

import pytest
from django.test import Client

from actionplan.models import Action, Change, Finding, Post
from actionplan.queries.editing import links_of
from tests.views.reading import text_of

PLAN = "/ofsted-2014/"
NEW = f"{PLAN}findings/4c/actions/new/"
EDIT = f"{PLAN}actions/4c-1/edit/"
SPLIT = f"{PLAN}actions/4c-1/split/"
MERGE = f"{PLAN}actions/4c-1/merge/?take=4c-4&more=4B.2"
WHY = "Agreed by the improvement board"


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def typed(browser, page: str, **told: object) -> dict[str, object]:
    """What a page's form begins with, a reason, and what is typed over it."""
    form = browser.get(page).context["form"]
    begins = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (begins | {"because": WHY} | told).items() if value not in (None, False)}


def action(reference: str) -> Action:
    return Action.objects.get(reference=reference)


def test_an_action_is_added_with_its_date_in_words(qa):
    post = Post.objects.first()
    told = {"text": "Ask every care leaver", "owner": post.pk, "due": "end of March 2015", "partners": [1]}
    told |= {"partners": [], "origins": ["transformation_plan"], "note_transformation_plan": "Project 7"}
    answer = qa.post(NEW, typed(qa, NEW, **told), follow=True)
    made = Action.objects.latest("pk")
    assert answer.redirect_chain[-1][0] == f"{PLAN}actions/{made.slug}/"
    assert (made.reference, made.owner, made.due_words) == ("4c-7", post, "end of March 2015")
    assert (str(made.first_due_on), made.due_precision) == ("2015-03-31", "month")
    assert links_of(made).origins == {"transformation_plan": "Project 7"}
    assert "Project 7" in text_of(answer)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("31 11 2015", "There is no such day. Did you mean 30 November 2015?"),
        ("March", "Give the year too"),
        ("from April 2015", "This says when it begins"),
        ("soon", "Write a date, such as 31 March 2015"),
        ("June 2015, then July 2016", "Give one date"),
    ],
)
def test_a_date_that_cannot_be_read_says_how_to_write_it(qa, due, said):
    answer = qa.post(NEW, typed(qa, NEW, text="Do it", due=due))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert answer.context["form"]["due"].value() == due


def test_to_be_confirmed_is_kept_as_no_date_and_can_be_set_once(qa):
    qa.post(NEW, typed(qa, NEW, text="Do it", due="TBC"))
    made = Action.objects.latest("pk")
    assert (made.due_on, made.due_words) == (None, "TBC")
    page = f"{PLAN}actions/{made.slug}/edit/"
    assert qa.post(page, typed(qa, page, due="Q4 2014/15")).status_code == 302
    assert str(action(made.reference).first_due_on) == "2015-03-31"
    assert "due" not in qa.get(page).context["form"].fields


def test_an_action_is_reworded_and_the_reason_stands_in_its_history(qa):
    answer = qa.post(EDIT, typed(qa, EDIT, text="Do it better", reference="4c-1 (new)"), follow=True)
    assert answer.redirect_chain[-1][0] == f"{PLAN}actions/4c-1/"
    told = text_of(qa.get(f"{PLAN}actions/4c-1/history/"))
    assert "to “Do it better”" in told
    assert WHY in told


def test_moving_to_another_finding_moves_the_count(qa):
    other = Finding.objects.get(slug="4a")
    answer = qa.post(EDIT, typed(qa, EDIT, finding=other.pk))
    assert answer.status_code == 422
    assert "Choose something that finding 4a requires, or nothing" in text_of(answer)
    assert qa.post(EDIT, typed(qa, EDIT, finding=other.pk, requirement="")).status_code == 302
    assert action("4c-1").finding == other


def test_the_second_of_two_sees_what_the_first_wrote_and_keeps_their_typing(qa, signed_in):
    mine = typed(qa, EDIT, text="Mine")
    qa.post(EDIT, typed(qa, EDIT, text="Theirs", because="The board said so"))
    answer = qa.post(EDIT, mine)
    told = text_of(answer)
    assert answer.status_code == 422
    assert "Changed while you were typing" in told
    assert "The board said so" in told
    assert "What will be done? Theirs" in told
    assert answer.context["form"]["text"].value() == "Mine"
    again = {field.html_name: field.value() for field in answer.context["form"] if field.value() not in (None, False)}
    assert qa.post(EDIT, again).status_code == 302
    assert action("4c-1").text == "Mine"


def test_a_form_sent_twice_is_recorded_once_and_nothing_changed_says_so(qa):
    form = typed(qa, EDIT, text="Once")
    before = Change.objects.count()
    assert [qa.post(EDIT, form).status_code for _ in range(2)] == [302, 302]
    assert Change.objects.count() == before + 1
    assert "Nothing was changed, so nothing is saved" in text_of(qa.post(EDIT, typed(qa, EDIT)))
    assert "You saved this form before" in text_of(qa.post(EDIT, form | {"text": "Twice"}))
    added = typed(qa, NEW, text="Do it")
    assert [qa.post(NEW, added).status_code for _ in range(2)] == [302, 302]
    assert Action.objects.filter(text="Do it").count() == 1


def test_a_text_that_may_identify_a_child_asks_why_it_does_not(qa):
    form = typed(qa, EDIT, text="Write to AB 01/02/2003")
    answer = qa.post(EDIT, form)
    assert "If this does not identify a child, say why" in text_of(answer)
    assert qa.post(EDIT, form | {"cleared_text": "A case number"}).status_code == 302


def test_an_action_is_split_with_one_more_part_and_each_page_leads_to_the_others(qa):
    more = qa.post(SPLIT, typed(qa, SPLIT, part1_text="Find them", more="1"))
    assert (more.status_code, more.context["form"]["part1_text"].value()) == (200, "Find them")
    assert more.context["form"]["part3_reference"].value() == "4c-1c"
    told = {"part2_text": "Ring them", "part3_text": "Visit them", "part3_due": "1 December 2014", "because": WHY}
    form = {field.html_name: field.value() for field in more.context["form"] if field.value() is not None} | told
    answer = qa.post(SPLIT, form, follow=True)
    assert "Split into 4c-1a , 4c-1b and 4c-1c ." in text_of(answer)
    assert qa.post(SPLIT, form).status_code == 302
    assert Action.objects.filter(split_from=action("4c-1")).count() == 3
    part = qa.get(f"{PLAN}actions/4c-1b/")
    assert "Split off from 4c-1" in text_of(part)
    assert "split it off from 4c-1" in text_of(qa.get(f"{PLAN}actions/4c-1b/history/"))
    assert "It is superseded: bring it back first" in text_of(qa.get(SPLIT))


def test_two_parts_that_say_the_same_are_refused(qa):
    answer = qa.post(SPLIT, typed(qa, SPLIT))
    assert "it says the same as another" in text_of(answer)
    late = typed(qa, SPLIT, part1_text="Find them", part2_due="31 December 2015")
    assert "A part is not due later than the action" in text_of(qa.post(SPLIT, late))


def test_actions_are_chosen_and_then_merged_with_one_reason(qa):
    shown = qa.get(MERGE)
    assert "Merge 2 actions into 4c-1" in text_of(shown)
    form = typed(qa, MERGE)
    assert form["also_serves"] == [Finding.objects.get(slug="4b").pk]
    answer = qa.post(MERGE, form, follow=True)
    assert "In the place of 4c-4 and 4b-2 ." in text_of(answer) or "In the place of 4b-2 and 4c-4 ." in text_of(answer)
    assert qa.post(MERGE, form).status_code == 302
    gone = text_of(qa.get(f"{PLAN}actions/4b-2/"))
    assert "Superseded" in gone
    assert WHY in gone
    assert "See 4c-1" in gone
    assert "4b-2" in text_of(qa.get(f"{PLAN}findings/4b/"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("?more=9z-9", "No action called “9z-9” can be merged into this one"),
        ("?take=4c-3", "Choose among the actions that are offered"),
        ("?more=", "Choose at least one other action"),
    ],
)
def test_what_cannot_be_merged_is_not_chosen(qa, question, said):
    answer = qa.get(f"{PLAN}actions/4c-1/merge/{question}")
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_only_the_editors_are_led_to_the_forms(qa, signed_in):
    assert EDIT in qa.get(f"{PLAN}actions/4c-1/").content.decode()
    assert NEW in qa.get(f"{PLAN}findings/4c/").content.decode()
    for who in ("director", "pathways", "observer"):
        for page in ("actions/4c-1/", "findings/4c/"):
            shown = signed_in(f"{who}@example.org").get(PLAN + page).content.decode()
            assert not any(f"/{one}/" in shown for one in ("edit", "split", "merge", "requirements"))


def test_nobody_else_edits_by_sending_a_form(qa, signed_in):
    form = typed(qa, EDIT, text="Theirs")
    for who in ("director", "pathways", "observer", "councillor", "admin"):
        assert signed_in(f"{who}@example.org").post(EDIT, form).status_code == 403
    assert action("4c-1").text != "Theirs"


def test_what_was_typed_outlasts_the_session_and_is_found_again(qa, told):
    form = typed(qa, SPLIT, part1_text="Find them", more="1")
    more = qa.post(SPLIT, form).context["form"]
    sent = {one.html_name: one.value() for one in more if one.value() is not None} | {"part3_text": "Visit them"}
    sent["draft_mark"] = qa.get(SPLIT).wsgi_request.draft_mark
    assert Client().post(SPLIT, sent).status_code == 302
    begun = qa.get(SPLIT).context["form"]
    assert (begun["part1_text"].value(), begun["part3_text"].value()) == ("Find them", "Visit them")
    assert Action.objects.filter(split_from__isnull=False).count() == 0
