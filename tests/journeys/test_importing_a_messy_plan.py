"""A QA officer takes a messy plan from an attachment to a live plan, and back: in a browser, and by keyboard."""

import json
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actionplan.models import Action, Import, Person, StagedImport
from tests.journeys.messy import messy_plan
from tests.journeys.test_every_page import problems_on
from tests.journeys.test_html import RULES, VALIDATOR
from tests.journeys.test_main_job import sign_in
from tests.told import told

__all__ = ["told"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "",
    "?kind=new",
    "?kind=held",
    "?warning=legend_needed",
    "columns/",
    "answers/",
    "answers/?kind=post",
    "rows/1/3/",
    "rows/1/6/?kind=held",
)


def upload(page, server, path) -> str:
    sign_in(page, server, "qa@example.org")
    page.goto(f"{server}/ofsted-2014/imports/new/")
    page.get_by_label("The draft plan").set_input_files(path)
    page.get_by_role("button", name="Upload and read").click()
    page.get_by_role("heading", name="Check what we read").wait_for()
    return page.url


def save(page):
    page.get_by_role("button", name="Save answers").first.click()
    page.get_by_text("Your answers are kept").wait_for()


def test_from_an_attachment_to_a_live_plan_and_back(page, served, tmp_path):
    before = Action.objects.count()
    address = upload(page, served, messy_plan(tmp_path))

    page.get_by_role("group", name="What does “blue” mean").get_by_label("Complete").check()
    page.get_by_role("group", name="“Hd of Safeguarding” is like").get_by_label("Head of Safeguarding").check()
    page.get_by_role("group", name="“31/11/14”").get_by_label("It is another day").check()
    page.get_by_label("Which day?").first.fill("28 November 2014")
    page.get_by_role("group", name="C4 seems to hold 2 actions").get_by_label("Each becomes an action").check()
    page.get_by_label("“4m” is not in this plan").select_option(
        label=page.locator("option:has-text('4b ')").first.inner_text()
    )
    save(page)

    page.get_by_role("link", name="Held (1)").click()
    page.get_by_role("link", name="Open row 6").click()
    page.get_by_label("Progress: what has happened").fill("One child was seen")
    page.get_by_role("button", name="Save this row").click()
    page.get_by_role("link", name="New (").first.click()
    page.get_by_role("link", name="Open row 8").click()
    page.get_by_role("button", name="Leave this row out").click()
    page.get_by_role("link", name="Left out (1)").wait_for()

    page.get_by_role("button", name="Confirm import").first.click()
    page.get_by_role("heading", name="is imported").wait_for()
    assert Action.objects.count() == before + 6
    audit = Action.objects.get(slug="4a-20")
    assert (audit.owner.title, str(audit.due_on)) == ("Head of Safeguarding", "2014-11-28")
    assert audit.updates.get().status == "complete"
    page.get_by_role("link", name="Show the 6 actions").click()
    page.get_by_text("6 of 70 actions").wait_for()

    page.goto(address)
    page.get_by_role("link", name="Undo this import").click()
    page.get_by_role("button", name="Undo the import").click()
    page.get_by_role("link", name="Say why this import is undone").wait_for()
    page.get_by_label("Why is this import undone?").fill("It was an old version")
    page.get_by_role("button", name="Undo the import").click()
    page.get_by_role("heading", name="was imported and undone").wait_for()


def test_the_questions_are_answered_and_saved_by_keyboard_alone(page, served, tmp_path):
    upload(page, served, messy_plan(tmp_path))
    group = page.get_by_role("group", name="What does “blue” mean")
    group.get_by_label("Not started").focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert group.get_by_label("Complete").is_checked()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Save answers":
            break
    page.keyboard.press("Enter")
    page.get_by_text("Your answers are kept").wait_for()
    assert StagedImport.objects.get().answers["legend"] == {"blue": "complete"}


def test_the_pages_of_an_upload_are_accessible_and_fit_a_phone(page, served, tmp_path):
    address = upload(page, served, messy_plan(tmp_path))
    found = {}
    for part in PAGES:
        assert page.goto(f"{address}{part}").status == 200, part
        found[part] = problems_on(page)
    page.goto(address)
    page.get_by_role("group", name="“Hd of Safeguarding” is like").get_by_label("Another post").check()
    page.get_by_role("button", name="Save answers").first.click()
    page.get_by_role("link", name="Name the post").wait_for()
    found["with an error"] = problems_on(page)
    assert {part: problems for part, problems in found.items() if problems} == {}


@pytest.mark.skipif(not VALIDATOR.exists(), reason="html-validate is not installed: npm install puts it in place")
def test_the_html_of_an_import_is_well_formed(served, tmp_path):
    browser = Client()
    browser.force_login(Person.objects.get(email="qa@example.org"))
    content = messy_plan(tmp_path).read_bytes()
    answer = browser.post("/ofsted-2014/imports/new/", {"file": SimpleUploadedFile("messy.xlsx", content)})
    address = answer.headers["Location"]
    number = Import.objects.get().pk
    addresses = [f"{address}{part}" for part in PAGES]
    addresses += [f"/ofsted-2014/imports/{number}/", f"/ofsted-2014/imports/{number}/undo/", "/ofsted-2014/imports/"]
    for place, one in enumerate(addresses):
        (tmp_path / f"{place}.html").write_bytes(browser.get(one).content)
    told = ["--config", RULES, "--formatter", "json", *sorted(tmp_path.glob("*.html"))]
    checked = subprocess.run([VALIDATOR, *told], capture_output=True, text=True, check=False)
    problems = [
        f"{page['filePath']}:{one['line']} {one['ruleId']}: {one['message']}"
        for page in json.loads(checked.stdout)
        for one in page["messages"]
    ]
    assert problems == []
