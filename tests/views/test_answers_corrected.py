"""An answer put right on its page, and a question that is asked twice."""

import pytest

from actionplan.models import Answer, Matter
from tests.views.reading import text_of
from tests.views.test_matters import HERE, send

DONE = f"{HERE}questions/1/"
CORRECT = f"{DONE}said/1/correct/"
RIGHT = {"text": "No officer has more than 66 children.", "because": "It was the figure of October."}


def test_an_answer_is_corrected_by_who_gave_it_and_members_read_both(signed_in):
    owner, councillor = signed_in("asc@example.org"), signed_in("councillor@example.org")
    assert f'href="{CORRECT}"' in owner.get(DONE).content.decode()
    assert CORRECT not in councillor.get(DONE).content.decode()
    answer = send(owner, CORRECT, **RIGHT)
    assert (answer.status_code, answer.headers["Location"]) == (302, DONE)
    shown = text_of(councillor.get(DONE))
    assert "No officer has more than 66 children." in shown
    assert "4 December 2014: It was the figure of October." in shown
    assert "No officer has more than 68 children since both new officers started." in shown
    assert shown.index("66 children") < shown.index("68 children")


def test_the_form_of_a_correction_begins_with_the_words_that_stand_and_asks_what_was_wrong(signed_in):
    owner = signed_in("asc@example.org")
    assert "No officer has more than 68 children" in owner.get(CORRECT).content.decode()
    answer = send(owner, CORRECT, text=RIGHT["text"])
    assert answer.status_code == 422
    assert Answer.objects.filter(corrects__isnull=False).count() == 0


def test_who_was_not_first_reads_the_correction_before_saving_again(signed_in):
    owner, qa = signed_in("asc@example.org"), signed_in("qa@example.org")
    form = owner.get(CORRECT).context["form"]
    typed = {"key": form["key"].value(), "seen": form["seen"].value(), **RIGHT}
    assert send(qa, CORRECT, text="At most 67.", because="Counted again.").status_code == 302
    answer = owner.post(CORRECT, typed)
    assert answer.status_code == 422
    assert "Somebody else said something in this" in text_of(answer)
    assert "At most 67." in text_of(answer)
    assert owner.post(CORRECT, answer.context["form"].data.dict()).status_code == 302
    assert owner.post(CORRECT, answer.context["form"].data.dict()).status_code == 302
    assert Answer.objects.filter(corrects__isnull=False).count() == 2


@pytest.mark.parametrize("page", ["questions/1/said/2/correct/", "questions/1/said/9/correct/"])
def test_what_members_said_and_what_is_not_there_cannot_be_corrected(signed_in, page):
    assert signed_in("qa@example.org").get(f"{HERE}{page}").status_code == 404


def test_whether_a_recommendation_is_accepted_stands_in_the_form(signed_in):
    page = f"{HERE}recommendations/1/said/1/correct/"
    director = signed_in("director@example.org")
    assert director.get(page).context["form"]["outcome"].value() == "accepted"
    assert send(director, page, text="In part.", outcome="partly_accepted", because="A slip.").status_code == 302
    assert "Answer: accepted in part" in text_of(director.get(f"{HERE}recommendations/1/"))


def test_the_same_question_asked_again_leads_to_the_first(signed_in):
    councillor, page = signed_in("councillor@example.org"), f"{HERE}questions/new/"
    first = send(councillor, page, text="How many wait?").headers["Location"]
    answer = send(councillor, page, text="How many wait?")
    assert answer.status_code == 422
    assert "You asked this already, and it waits for an answer" in text_of(answer)
    assert f'href="{first}"' in answer.content.decode()
    assert Matter.objects.filter(text="How many wait?").count() == 1
