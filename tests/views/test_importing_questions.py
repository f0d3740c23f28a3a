"""What a sheet leaves open is asked by kind, with one answer for all alike; nothing is chosen for the reader."""

import pytest

from actionplan.models import Action, DueDateRequest, Post, StagedImport
from tests.views.importing import answers_on, asked_on, qa, row, states, uploaded

__all__ = ["qa"]


def send(browser, address, **told):
    """Answer the first question of each of these kinds, on the preview."""
    page = browser.get(address)
    return browser.post(f"{address}answers/", answers_on(page, **told))


def answers():
    return StagedImport.objects.latest("pk").answers


def action(browser, address, number=0):
    return browser.get(address).context["preview"].rows[number].action


def kinds(page):
    return {one.block.kind: one.block.number for one in page.context["blocks"]}


def test_no_meaning_is_chosen_for_a_colour_and_the_key_is_only_offered(qa):
    address = uploaded(qa, row("4a-9", "Meet", rating="Blue"), row("", "", rating=""), ("Key: blue = complete",))
    page = qa.get(address)
    field = page.context["form"][asked_on(page, "legend").name]
    assert not any(choice.data["selected"] for choice in field)
    shown = page.content.decode()
    assert "What does “blue” mean in this sheet?" in shown
    assert "Probably what the key means" in shown
    assert "Row 2: “Meet”" in shown


def test_an_answer_holds_for_all_rows_alike_and_can_be_taken_back(qa):
    address = uploaded(qa, row("4a-9", "Meet", rating="B"), row("4a-10", "Talk", rating="b"))
    assert send(qa, address, legend="complete").headers["Location"] == address
    assert {action(qa, address, number).status for number in (0, 1)} == {"complete"}
    send(qa, address, legend="take_back")
    assert answers() == {}
    assert action(qa, address).status is None


def test_a_letter_that_stands_on_another_colour_is_asked_by_itself(qa):
    address = uploaded(qa, row("4a-9", "Meet", rating="A/G"))
    assert "What does “A/G” mean in this sheet?" in qa.get(address).content.decode()
    send(qa, address, legend="none")
    assert answers()["legend"] == {"a/g": "none"}


def test_a_name_like_a_known_post_is_asked_for_and_only_then_taken(qa):
    address = uploaded(qa, row("4a-9", "Meet", owner="Hd of Safeguarding"), row("4a-10", "Talk", owner="Astronomer"))
    page = qa.get(address)
    assert page.context["preview"].new_posts == ("Hd of Safeguarding", "Astronomer")
    assert not page.context["form"][asked_on(page, "post").name].value()
    send(qa, address, post="Head of Safeguarding")
    assert action(qa, address).owner == "Head of Safeguarding"
    assert qa.get(address).context["preview"].new_posts == ("Astronomer",)


def test_another_post_is_named_among_those_that_are_known(qa):
    address = uploaded(qa, row("4a-9", "Meet", owner="Hd of Safeguarding"))
    asking = asked_on(qa.get(address), "post")
    other = Post.objects.exclude(title="Head of Safeguarding").first().title
    refused = qa.post(f"{address}answers/", {asking.name: "other", asking.other: "Astronomer"})
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "There is no post called “Astronomer”" in shown
    assert 'value="Astronomer"' in shown
    assert answers() == {}
    qa.post(f"{address}answers/", {asking.name: "other", asking.other: other.upper()})
    assert action(qa, address).owner == other
    again = qa.get(address)
    assert again.context["form"][asking.name].value() == "other"
    assert again.context["form"][asking.other].value() == other


def test_a_day_that_does_not_exist_is_asked_with_a_suggestion_for_all_that_say_it(qa):
    address = uploaded(qa, row("4a-9", "Meet", due="31/11/14"), row("4a-10", "Talk", due="31/11/14"))
    page = qa.get(address)
    assert kinds(page)["date"] == 1
    assert not page.context["form"][asked_on(page, "date").name].value()
    send(qa, address, date="2014-11-30")
    assert {str(action(qa, address, number).due.on) for number in (0, 1)} == {"2014-11-30"}


def test_another_day_is_typed_in_words(qa):
    address = uploaded(qa, row("4a-9", "Meet", due="31/11/14"))
    asking = asked_on(qa.get(address), "date")
    refused = qa.post(f"{address}answers/", {asking.name: "other", asking.other: "soon"})
    assert "is not a day that we can read" in refused.content.decode()
    qa.post(f"{address}answers/", {asking.name: "other", asking.other: "5 March 2015"})
    assert str(action(qa, address).due.on) == "2015-03-05"
    assert qa.get(address).context["form"][asking.other].value() == "5 March 2015"


@pytest.mark.parametrize("said", ["each", "all"])
def test_cells_with_several_actions_are_parted_one_by_one_or_all_at_once(qa, said):
    many = "1. Write the protocol\n2. Train all managers\n3. Audit ten cases"
    address = uploaded(qa, row("4a-9", many), row("4a-10", many.replace("ten", "six")))
    page = qa.get(address)
    assert "<li>Train all managers</li>" in page.content.decode()
    sent = answers_on(page, split="split") if said == "each" else {"all_split": "split"}
    qa.post(f"{address}answers/", sent)
    assert states(qa.get(address)) == {"new": 4 if said == "each" else 6}


def test_a_finding_that_the_plan_has_not_is_chosen_from_the_list(qa):
    address = uploaded(qa, row("x1", "Meet", finding="4m"))
    assert states(qa.get(address)) == {"refused": 1}
    send(qa, address, finding="4b")
    assert action(qa, address).finding.reference == "4b"
    send(qa, address, finding="")
    assert states(qa.get(address)) == {"refused": 1}


def test_a_row_may_name_a_child_until_somebody_says_why_it_does_not(qa):
    address = uploaded(qa, row("4a-9", "Meet", progress="JS (12/03/2001) came"))
    refused = send(qa, address, identity="It is AB (03/04/2002)")
    assert refused.status_code == 422
    assert "put it in other words" in refused.content.decode()
    send(qa, address, identity="The form's own sample")
    assert states(qa.get(address)) == {"new": 1}


def test_a_row_like_an_action_of_the_plan_is_asked_and_one_answer_does_for_all(qa):
    rows = [
        row("n1", "Finish life story work for every child already placed", finding="4f"),
        row("n2", "Contact each care leaver out of touch and agree with each how often we meet", finding="4c"),
    ]
    address = uploaded(qa, *rows)
    page = qa.get(address)
    assert kinds(page)["match"] == 2
    assert states(page) == {"new": 2}
    qa.post(f"{address}answers/", {"all_match": "suggested"})
    assert states(qa.get(address)) == {"changed": 2}
    qa.post(f"{address}answers/", {**answers_on(qa.get(address), match="new"), "all_match": "suggested"})
    assert states(qa.get(address)) == {"changed": 1, "new": 1}
    qa.post(f"{address}answers/", {"all_match": "take_back"})
    assert states(qa.get(address)) == {"new": 2}


def test_where_sheet_and_plan_both_changed_the_plan_stands_until_somebody_says(qa):
    text = Action.objects.get(slug="4c-2").text
    address = uploaded(qa, row("4c-2", text, finding="4c", progress="All is well"))
    page = qa.get(address)
    assert "progress" not in page.context["preview"].rows[0].action.changes
    assert "The plan stands" in page.content.decode()
    send(qa, address, conflict="sheet")
    assert "progress" in action(qa, address).changes
    send(qa, address, conflict="plan")
    assert "progress" not in action(qa, address).changes


def test_a_moved_date_is_asked_for_its_reason_and_one_reason_does_for_all(qa):
    asked_for = DueDateRequest.objects.values("action")
    never_moved = Action.objects.exclude(pk__in=asked_for).filter(due_on__isnull=False).select_related("finding")[:3]
    rows = [row(one.reference, one.text, finding=one.finding.reference, due="31/03/16") for one in never_moved]
    address = uploaded(qa, *rows)
    page = qa.get(address)
    assert kinds(page)["moved_date"] == 3
    refused = qa.post(f"{address}answers/", {"all_moved_date": "JS (12/03/2001) moved"})
    assert refused.status_code == 422
    assert answers() == {}
    qa.post(f"{address}answers/", {"all_moved_date": "The board met later", **answers_on(page, moved_date="Housing")})
    moved = qa.get(address).context["preview"].moved
    assert [one.action.moved_because for one in moved] == ["Housing", "The board met later", "The board met later"]
    qa.post(f"{address}answers/", {"all_moved_date": "The strike"})
    moved = qa.get(address).context["preview"].moved
    assert [one.action.moved_because for one in moved] == ["Housing", "The strike", "The strike"]


def test_a_kind_with_many_questions_has_pages_of_its_own(qa):
    rows = [row(f"4a-{number}", f"Do {number}", due=f"31/11/{number}") for number in range(15, 60)]
    address = uploaded(qa, *rows)
    page = qa.get(address)
    assert [len(one.asked) for one in page.context["blocks"] if one.block.kind == "date"] == [3]
    assert "See all 45" in page.content.decode()
    second = qa.get(f"{address}answers/?kind=date&page=2")
    assert len(second.content) < 200_000
    answer = qa.post(f"{address}answers/?kind=date&page=2", answers_on(second, date="none"))
    assert answer.headers["Location"] == f"{address}answers/?kind=date&page=2"
    assert answers() == {"dates": {"31/11/35": "none"}}


def test_a_kind_that_nothing_is_asked_about_says_so(qa):
    address = uploaded(qa, row("4a-9", "Meet"))
    assert "Nothing of this kind is asked" in qa.get(f"{address}answers/?kind=date").content.decode()
    assert "Nothing of this kind is asked" in qa.get(f"{address}answers/?kind=purple").content.decode()


def test_two_people_answering_at_once_both_keep_what_they_said(qa, signed_in):
    address = uploaded(qa, row("4a-9", "Meet", rating="B", due="31/11/14"))
    one, two = answers_on(qa.get(address), legend="complete"), answers_on(qa.get(address), date="2014-11-30")
    qa.post(f"{address}answers/", one)
    signed_in("qa@example.org").post(f"{address}answers/", two)
    assert answers() == {"legend": {"b": "complete"}, "dates": {"31/11/14": "2014-11-30"}}
