"""A large sheet is read in the background of a running server: its page says how far it is, and can be come back to."""

import threading
import time
from datetime import timedelta

import pytest
from openpyxl import Workbook

from actionplan.models import StagedImport
from actionplan.views import imports_reading
from actionplan.vocabulary import ReadingPhase
from tests.journeys.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADINGS = ("Ref", "Ofsted area for improvement", "Action", "Lead officer", "By when", "Cost code")


def a_large_sheet(tmp_path, rows=2800):
    """A workbook over the size that is read at once."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    sheet.append(HEADINGS)
    for number in range(1, rows + 1):
        words = f"See to matter {number} of {rows}, by way of {number * 7919 % 10007}"
        sheet.append((f"4a-{number}", "4a", words, "Head of Safeguarding", "Dec 2014", f"X{number * 31 % 997}"))
    path = tmp_path / "large.xlsx"
    book.save(path)
    assert imports_reading.is_large(path.stat().st_size)
    return path


def upload(page, server, path):
    sign_in(page, server, "qa@example.org")
    page.goto(f"{server}/ofsted-2014/imports/new/")
    page.get_by_label("The draft plan").set_input_files(path)
    page.get_by_role("button", name="Upload and read").click()


@pytest.mark.both_databases
def test_a_large_sheet_says_how_far_it_is_and_goes_on_without_its_reader(page, bare, tmp_path):
    upload(page, bare, a_large_sheet(tmp_path))
    assert page.get_by_role("heading", name="Reading “large.xlsx”").is_visible()
    assert page.locator("meta[http-equiv=refresh]").count() == 1
    assert page.get_by_text("You can leave this page and come back").is_visible()
    address = page.url
    page.goto(f"{bare}/ofsted-2014/imports/")
    told = page.get_by_role("row", name="large.xlsx").get_by_role("cell").first.inner_text()
    assert told in {*(phase.label for phase in ReadingPhase), "Waits for you"}
    page.goto(address)
    page.get_by_role("heading", name="Check what we read").wait_for(timeout=90_000)
    assert page.get_by_text("We read 2800 actions").is_visible()
    staged = StagedImport.objects.get()
    assert (staged.phase, staged.number_of_rows) == ("", 2801)
    assert not [one for one in threading.enumerate() if one.name == f"import {staged.pk}"]


def test_a_reader_may_stop_the_page_from_looking_again(page, bare, tmp_path):
    upload(page, bare, a_large_sheet(tmp_path))
    page.get_by_role("link", name="Stop this page from looking again by itself").click()
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    wait_until_read()


def test_a_reading_whose_process_was_ended_says_so_and_is_read_again(page, bare, tmp_path):
    upload(page, bare, a_large_sheet(tmp_path))
    staged = wait_until_read()
    long_ago = staged.heard_at - timedelta(minutes=2)
    StagedImport.objects.update(phase="reading", reading={}, reader="a process that was ended", heard_at=long_ago)
    page.goto(f"{bare}/ofsted-2014/imports/")
    page.get_by_text("Reading has stopped").wait_for()
    page.get_by_role("link", name="large.xlsx").click()
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    page.get_by_role("button", name="Read it again").click()
    page.get_by_role("heading", name="Check what we read").wait_for(timeout=90_000)


def test_an_upload_that_is_cancelled_while_it_is_read_stays_gone(page, bare, tmp_path):
    upload(page, bare, a_large_sheet(tmp_path))
    page.get_by_role("button", name="Cancel this import").click()
    page.get_by_text("The import is cancelled").wait_for()
    wait_for_threads()
    assert not StagedImport.objects.exists()


def wait_until_read():
    """The upload when its reading is over."""
    until = time.monotonic() + 90
    while StagedImport.objects.exclude(phase="").exists():
        assert time.monotonic() < until
        time.sleep(0.2)
    wait_for_threads()
    return StagedImport.objects.get()


def wait_for_threads():
    """Let every reading end, so that none outlives its test."""
    for one in threading.enumerate():
        if one.name.startswith("import "):
            one.join(timeout=90)
