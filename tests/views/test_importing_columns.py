"""Saying what the columns of a sheet are: shown with their words, chosen from a list, remembered for the next file."""

from actionplan.models import Action, StagedImport
from tests.views.importing import HEADINGS, qa, row, seen_on, states, upload, uploaded, workbook

__all__ = ["qa"]

OURS = ("Thing", "Area it belongs to", "What shall happen", "Person in charge", "Colour of it")


def choice(page, heading):
    """The list of a heading on the page of columns."""
    return next(one for one in page.context["form"].questions if one.heading.seen.heading == heading)


def say(browser, address, **fields_by_heading):
    """Choose fields for headings, as the page offers them, and leave the others as they stand."""
    page = browser.get(f"{address}columns/")
    sent = {one.field.html_name: one.field.value() for one in page.context["form"].questions}
    for heading, field in fields_by_heading.items():
        sent[choice(page, heading.replace("_", " ")).field.html_name] = field
    return browser.post(f"{address}columns/", sent)


def confirm(browser, address):
    return browser.post(f"{address}confirm/", seen_on(browser.get(address)))


def test_each_heading_shows_some_of_its_cells_and_what_it_was_taken_for(qa):
    address = uploaded(qa, row("4a-9", "Meet", owner="Head of Safeguarding", progress="Seen JS (12/03/2001)"))
    page = qa.get(f"{address}columns/")
    assert [one.heading.seen.heading for one in page.context["form"].questions] == list(HEADINGS)
    assert choice(page, "Lead officer").field.value() == "owner"
    shown = page.content.decode()
    assert "headings found in row 1" in shown
    assert "Head of Safeguarding" in shown
    assert "12/03/2001" not in shown


def test_a_column_is_taken_for_what_a_person_says(qa):
    headings = (*HEADINGS[:3], "In the chair", *HEADINGS[4:])
    address = uploaded(qa, row("4a-9", "Meet", owner="Head of Safeguarding"), headings=headings)
    assert qa.get(address).context["preview"].rows[0].action.owner == ""
    assert say(qa, address, In_the_chair="owner").headers["Location"] == address
    assert qa.get(address).context["preview"].rows[0].action.owner == "Head of Safeguarding"
    assert say(qa, address, In_the_chair="auto").status_code == 302
    assert StagedImport.objects.latest("pk").answers == {}


def test_a_column_that_is_left_out_is_not_kept_and_one_kept_as_original_text_is(qa, django_capture_on_commit_callbacks):
    headings = (*HEADINGS, "Cost code", "Name of the child")
    address = uploaded(qa, (*row("4a-9", "Meet", progress="Begun"), "C7", "Nobody"), headings=headings)
    say(qa, address, Name_of_the_child="ignore", Progress="notes")
    with django_capture_on_commit_callbacks(execute=True):
        confirm(qa, address)
    assert Action.objects.get(slug="4a-9").original_cells == {"Cost code": "C7", "Progress": "Begun"}


def test_what_is_left_as_it_stands_is_no_answer(qa):
    address = uploaded(qa, row("4a-9", "Meet"))
    say(qa, address)
    assert StagedImport.objects.latest("pk").answers == {}


def test_a_sheet_without_known_headings_offers_the_likely_row_and_is_read_once_a_person_says(qa):
    sheet = workbook(("x-1", "4a", "Meet", "Head of Safeguarding", "Blue"), headings=OURS)
    address = upload(qa, sheet).headers["Location"]
    assert address.endswith("/columns/")
    page = qa.get(address)
    assert "no row of headings was known" in page.content.decode()
    preview = address.removesuffix("columns/")
    assert qa.get(preview).headers["Location"] == address
    say(
        qa,
        preview,
        What_shall_happen="action",
        Person_in_charge="owner",
        Area_it_belongs_to="finding",
        Thing="reference",
    )
    told = qa.get(preview).context["preview"].rows[0].action
    assert (told.reference, told.finding.reference, told.text, told.owner) == (
        "x-1",
        "4a",
        "Meet",
        "Head of Safeguarding",
    )


def test_columns_without_any_action_are_refused_and_nothing_chosen_is_lost(qa):
    address = uploaded(qa, row("4a-9", "Meet"))
    answer = say(qa, address, Action="notes", Lead_officer="ignore")
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert choice(answer, "Lead officer").field.value() == "ignore"
    assert StagedImport.objects.latest("pk").answers == {}
    assert states(qa.get(address)) == {"new": 1}


def test_a_sheet_beside_the_plan_is_not_read_by_a_guess(qa):
    beside = [("What we do", "For whom"), ("Something else", "Nobody")]
    address = uploaded(qa, row("4a-9", "Meet"), beside=beside)
    say(qa, address, Progress="notes")
    assert set(StagedImport.objects.latest("pk").answers["mapping"]) == {"Progress"}


def test_the_choice_is_remembered_for_the_next_file_of_the_same_shape(qa, django_capture_on_commit_callbacks):
    headings = (*HEADINGS[:3], "In the chair", *HEADINGS[4:])
    first = uploaded(qa, row("4a-9", "Meet", owner="Head of Safeguarding"), headings=headings)
    say(qa, first, In_the_chair="owner")
    with django_capture_on_commit_callbacks(execute=True):
        confirm(qa, first)
    second = uploaded(qa, row("4a-10", "Talk", owner="Head of Safeguarding"), headings=headings)
    assert qa.get(second).context["preview"].rows[0].action.owner == "Head of Safeguarding"
    page = qa.get(f"{second}columns/")
    assert choice(page, "In the chair").is_remembered
    assert "import of 4 December 2014" in page.content.decode()
    say(qa, second, In_the_chair="notes")
    assert not choice(qa.get(f"{second}columns/"), "In the chair").is_remembered


def test_many_columns_are_asked_a_page_at_a_time(qa):
    headings = (*HEADINGS, *(f"Note {number}" for number in range(60)))
    address = uploaded(qa, row("4a-9", "Meet"), headings=headings)
    page = qa.get(f"{address}columns/")
    assert len(page.content) < 200_000
    sent = {one.field.html_name: one.field.value() for one in page.context["form"].questions}
    answer = qa.post(f"{address}columns/", sent)
    assert answer.headers["Location"] == f"{address}columns/?page=2"
    assert "Note 59" in qa.get(answer.headers["Location"]).content.decode()
