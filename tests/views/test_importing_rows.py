"""One row of an upload is put right, left out and put back, on a page of its own."""

from actionplan.models import StagedImport
from tests.views.importing import answers_on, qa, row, states, uploaded

__all__ = ["qa"]


def answers():
    return StagedImport.objects.latest("pk").answers


def sent_by(page, **told):
    """What the form on a page sends, with these fields typed anew."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields} | told


def edit(browser, address, **told):
    return browser.post(address, sent_by(browser.get(address), **told))


def test_a_row_shows_its_fields_and_cells_as_they_were_read(qa):
    address = uploaded(qa, row("4a-9", "Meet", owner="Head of Safeguarding", due="Dec 2014", rating="Blue"))
    page = qa.get(f"{address}rows/1/2/")
    form = page.context["form"]
    read = ("Meet", "4a", "Head of Safeguarding", "Dec 2014")
    assert tuple(form[name].value() for name in ("text", "finding", "owner", "due")) == read
    assert ("State", "F2", "Blue") in page.context["source"]


def test_what_is_typed_stands_instead_of_the_cell_and_leads_back_to_the_list(qa):
    address = uploaded(qa, row("4a-9", "Meat", finding="4m", due="31/11/14"))
    page = f"{address}rows/1/2/?kind=refused&page=1"
    answer = edit(qa, page, text="Meet", finding="4b", due="5 March 2015", contributors="One\nTwo", status="on_track")
    assert answer.headers["Location"] == f"{address}?kind=refused&page=1#rows"
    told = qa.get(address).context["preview"].rows[0].action
    assert (told.text, told.finding.reference, str(told.due.on)) == ("Meet", "4b", "2015-03-05")
    assert (told.contributors, told.status) == (("One", "Two"), "on_track")
    assert set(answers()["edits"]["Sheet!2"]) == {"text", "finding", "due", "contributors", "status"}


def test_what_is_typed_back_as_the_sheet_has_it_takes_the_answer_back(qa):
    address = uploaded(qa, row("4a-9", "Meat"))
    edit(qa, f"{address}rows/1/2/", text="Meet")
    assert answers() == {"edits": {"Sheet!2": {"text": "Meet"}}}
    edit(qa, f"{address}rows/1/2/", text="Meat")
    assert answers() == {}


def test_nothing_is_kept_of_a_row_that_was_only_looked_at(qa):
    address = uploaded(qa, row("4a-9", "Meet\r\nevery month", owner="As above", due="Dec 2014; Jan 2015"))
    edit(qa, f"{address}rows/1/2/")
    assert answers() == {}


def test_words_that_may_name_a_child_are_stopped_beside_their_field_and_kept_in_it(qa):
    address = uploaded(qa, row("4a-9", "Meet"))
    answer = edit(qa, f"{address}rows/1/2/", progress="JS (12/03/2001) came", text="Meet monthly")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"progress"}
    assert answer.context["form"]["text"].value() == "Meet monthly"
    assert answers() == {}
    edit(qa, f"{address}rows/1/2/", progress="JS (12/03/2001) came", cleared="The form's own sample")
    assert states(qa.get(address)) == {"new": 1}


def test_a_held_row_says_where_and_is_put_right(qa):
    address = uploaded(qa, row("4a-9", "Meet", progress="JS (12/03/2001) came"))
    page = qa.get(f"{address}rows/1/2/")
    assert "It has what looks like a child&#x27;s initials with a date" in page.content.decode()
    edit(qa, f"{address}rows/1/2/", progress="One child came")
    assert states(qa.get(address)) == {"new": 1}


def test_a_row_is_left_out_listed_apart_and_put_back(qa):
    address = uploaded(qa, row("4a-9", "Meet"), row("4a-10", "Talk"))
    answer = qa.post(f"{address}rows/1/2/?kind=new", {"do": "leave_out"})
    assert answer.headers["Location"] == f"{address}?kind=new#rows"
    page = qa.get(f"{address}?kind=left_out")
    assert states(page) == {"new": 1, "left_out": 1}
    assert "Open row 2" in page.content.decode()
    assert "Put this row back" in qa.get(f"{address}rows/1/2/").content.decode()
    qa.post(f"{address}rows/1/2/", {"do": "put_back"})
    assert states(qa.get(address)) == {"new": 2}
    assert answers() == {}


def test_each_part_of_a_cell_that_was_split_is_a_row_of_its_own(qa):
    address = uploaded(qa, row("4a-9", "1. Write the protocol\n2. Train all managers\n3. Audit ten cases"))
    qa.post(f"{address}answers/", answers_on(qa.get(address), split="split"))
    shown = qa.get(f"{address}?kind=new").content.decode()
    assert "Open row 2, part 3" in shown
    edit(qa, f"{address}rows/1/2/?part=3&kind=new", text="Audit twelve cases")
    qa.post(f"{address}rows/1/2/?part=1", {"do": "leave_out"})
    page = qa.get(address)
    assert [one.action.text for one in page.context["preview"].rows if one.state == "new"] == [
        "Train all managers",
        "Audit twelve cases",
    ]
    qa.post(f"{address}rows/1/2/?part=1", {"do": "put_back"})
    assert states(qa.get(address)) == {"new": 3}


def test_a_row_without_an_action_has_no_page(qa):
    address = uploaded(qa, row("4a-9", "Meet"))
    for place in ("1/1", "1/3", "2/2", "0/2"):
        assert qa.get(f"{address}rows/{place}/").status_code == 404
    assert qa.get(f"{address}rows/1/2/?part=x").status_code == 200
