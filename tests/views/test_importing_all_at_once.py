"""Many questions are answered at once: by what is suggested, or by what was answered at an earlier import."""

import pytest

from tests.views.importing import HEADINGS, qa, row, seen_on, states, uploaded
from tests.views.test_importing_questions import action, answers, send

__all__ = ["qa"]

ASKED_OF_MANY = {
    "post": ("owner", ("Hd of Safeguarding", "Hd of Looked After Children"), "Head of Safeguarding"),
    "date": ("due", ("31/11/14", "31/04/15"), "30 November 2014"),
}


@pytest.mark.parametrize("kind", sorted(ASKED_OF_MANY))
def test_all_suggestions_of_a_kind_are_taken_at_once_and_said_before(qa, kind):
    field, said, shown = ASKED_OF_MANY[kind]
    rows = [row(f"x-{number}", f"Do {number}", **{field: words}) for number, words in enumerate(said)]
    address = uploaded(qa, *rows)
    page = qa.get(address)
    assert shown in page.content.decode()
    assert page.context["form"][f"all_{kind}"].value() == ""
    qa.post(f"{address}answers/", {f"all_{kind}": ""})
    assert answers() == {}
    qa.post(f"{address}answers/", {f"all_{kind}": "suggested"})
    page = qa.get(address)
    assert page.context["preview"].number_open == 0
    assert states(page) == {"new": 2}
    assert f"all_{kind}" not in page.context["form"].fields


def test_what_a_person_answered_is_not_changed_by_one_answer_for_all(qa):
    names = ("Hd of Safeguarding", "Hd of Looked After Children", "Adoption Team Mgr")
    address = uploaded(qa, *(row(f"x-{number}", f"Do {number}", owner=name) for number, name in enumerate(names)))
    send(qa, address, post="nobody")
    page = qa.get(address)
    [second, third, first] = [one for one in page.context["form"].shown if one.question.kind == "post"]
    qa.post(f"{address}answers/", {second.name: "new", "all_post": "suggested"})
    assert answers()["posts"] == {
        first.question.key: "nobody",
        second.question.key: "new",
        third.question.key: third.question.suggestion,
    }


def test_what_the_key_of_a_sheet_says_is_taken_for_all_signs_when_somebody_says_so(qa):
    key = ("Key: blue = complete; R = off track",)
    address = uploaded(qa, row("4a-9", "Meet", rating="Blue"), row("4a-10", "Talk", rating="R"), row("", ""), key)
    page = qa.get(address)
    assert "“blue” is Complete; “R” is Off track" in page.content.decode()
    qa.post(f"{address}answers/", {"all_legend": "suggested"})
    assert answers()["legend"] == {"blue": "complete", "r": "off_track"}


def test_a_column_kept_as_original_text_is_no_open_question(qa):
    address = uploaded(qa, (*row("4a-9", "Meet"), "C7"), headings=(*HEADINGS, "Cost code"))
    page = qa.get(address)
    assert [one.kind for one in page.context["preview"].questions] == ["heading"]
    assert page.context["preview"].number_open == 0


def test_a_sheet_that_was_read_as_an_earlier_one_says_so(qa, django_capture_on_commit_callbacks):
    first = uploaded(qa, row("4a-9", "Meet", rating="B"))
    send(qa, first, legend="complete")
    with django_capture_on_commit_callbacks(execute=True):
        qa.post(f"{first}confirm/", seen_on(qa.get(first)))
    second = uploaded(qa, row("4a-10", "Talk", rating="B"))
    shown = " ".join(qa.get(second).content.decode().split())
    assert "is remembered from the <a" in shown
    assert "import of 4 December 2014" in shown
    assert action(qa, second).status == "complete"
