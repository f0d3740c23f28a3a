"""A form saved, changed and sent again says that what was changed since is not saved yet, and then saves it."""

import pytest

from actionplan.models import Action, Finding, Plan, Tag
from tests.views.reading import text_of
from tests.views.test_bulk import NEW as BULK
from tests.views.test_bulk import TAG, hidden, rows
from tests.views.test_editing import MERGE, NEW, PLAN, SPLIT, typed

REQUIRED = f"{PLAN}findings/4c/requirements/"
BEFORE = "You saved this form before"


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def test_another_tag_on_a_confirmed_form_is_looked_at_and_then_put_on_too(qa):
    page = f"{BULK}?{rows('4c-1', '4c-2')}"
    qa.post(page, {**hidden(qa.post(page, TAG)), "confirm": "1"})
    other = qa.post(page, {**hidden(qa.post(page, TAG | {"tag": "another"})), "confirm": "1"})
    assert "You confirmed this form before" in text_of(other)
    assert not Tag.objects.filter(word="another").exists()
    assert qa.post(page, {**hidden(other), "confirm": "1"}).status_code == 302
    assert Tag.objects.filter(word="another").count() == 2


def test_a_second_click_leads_to_the_change_that_left_nothing_of_its_filter(qa):
    owner = Action.objects.get(slug="4c-1").owner
    other = Action.objects.exclude(owner=owner).exclude(owner=None).first().owner
    page = f"{BULK}?all=1&owner={owner.pk}"
    preview = qa.post(page, {"what": "owner", "owner": other.pk, "because": "The team moved.", "key": "one"})
    clicks = [qa.post(page, {**hidden(preview), "confirm": "1"}) for _ in range(2)]
    assert [one.status_code for one in clicks] == [302, 302]
    assert clicks[0].headers["Location"] == clicks[1].headers["Location"]


def test_another_order_of_requirements_is_not_said_to_stand(qa):
    first, second, third, *_ = Finding.objects.get(slug="4c").requirements.all()
    form = typed(qa, REQUIRED, **{f"place_{second.pk}": "1"})
    assert [qa.post(REQUIRED, form).status_code for _ in range(2)] == [302, 302]
    again = {f"place_{one.pk}": str(place) for place, one in enumerate((third, second, first), 1)}
    assert BEFORE in text_of(qa.post(REQUIRED, form | again))


def test_another_requirement_to_merge_into_is_not_said_to_have_taken_its_place(qa):
    first, second, third, *_ = Finding.objects.get(slug="4c").requirements.all()
    page = f"{REQUIRED}{first.pk}/merge/"
    form = typed(qa, page, into=second.pk)
    assert [qa.post(page, form).status_code for _ in range(2)] == [302, 302]
    assert BEFORE in text_of(qa.post(page, form | {"into": third.pk}))


def test_a_due_date_typed_after_saving_is_not_lost_in_silence(qa):
    form = typed(qa, NEW, text="Do it", due="TBC")
    assert [qa.post(NEW, form).status_code for _ in range(2)] == [302, 302]
    assert BEFORE in text_of(qa.post(NEW, form | {"due": "31/12/2015"}))
    page = f"{PLAN}actions/{Action.objects.get(text='Do it').slug}/edit/"
    form = typed(qa, page, text="Do it now")
    assert [qa.post(page, form).status_code for _ in range(2)] == [302, 302]
    assert BEFORE in text_of(qa.post(page, form | {"due": "31/12/2015"}))


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "²"])
def test_a_number_that_no_row_has_is_no_choice_and_no_error_of_the_server(qa, number):
    assert qa.post(SPLIT, typed(qa, SPLIT) | {"number": number, "more": "1"}).status_code == 200
    assert qa.post(MERGE, typed(qa, MERGE) | {"others": number}).status_code == 422
    edit = f"{PLAN}actions/4c-1/edit/"
    assert qa.post(edit, typed(qa, edit) | {"contributors": number, "also_serves": number}).status_code == 422


def test_bringing_back_what_was_split_says_that_its_parts_are_counted(qa):
    stand = f"{PLAN}actions/4c-1/standing/"
    assert "In its place" not in text_of(qa.get(stand))
    qa.post(SPLIT, typed(qa, SPLIT, part1_text="One half", part2_text="The other half"))
    assert "In its place the plan counts 4c-1a , 4c-1b . If you bring 4c-1 back" in text_of(qa.get(stand))


def test_a_partner_is_told_no_words_of_a_closed_finding_by_a_history(qa, signed_in, told: Plan):
    one = Action.objects.get(slug="4c-3")
    asked = one.finding.requirements.exclude(pk=one.requirement_id).first()
    other = Finding.objects.get(slug="4d")
    page = f"{PLAN}actions/4c-3/"
    form = typed(qa, f"{page}edit/", requirement=asked.pk, also_serves=[other.pk])
    assert qa.post(f"{page}edit/", form).status_code == 302
    read = text_of(signed_in("health@example.org").get(f"{page}history/"))
    assert "said which requirement it answers" in read
    assert "it also serves a finding that is not open to you" in read
    assert asked.text not in read
    assert asked.text in text_of(qa.get(f"{page}history/"))
