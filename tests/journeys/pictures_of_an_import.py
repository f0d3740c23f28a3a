"""Makes the pictures of the how-to on importing, from the example on a running server into which nothing was imported.

python -m tests.journeys.pictures_of_an_import http://127.0.0.1:8000
"""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.architecture.source import ROOT
from tests.harness import chromium
from tests.journeys.messy import messy_plan

FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 900, "height": 640}


def take(page: Page, name: str, *, of: str = "main", height: int = 560) -> None:
    """Keep the top of a part of the page as a picture."""
    box = page.locator(of).first.bounding_box()
    assert box
    clip = {"x": 0, "y": max(0, box["y"] - 10), "width": SIZE["width"], "height": min(height, box["height"] + 20)}
    page.screenshot(path=FOLDER / f"import-{name}.png", clip=clip, full_page=True)


def walk(page: Page, server: str) -> None:
    """Go the way of the how-to, and take a picture at each step."""
    page.goto(f"{server}/accounts/login/")
    page.locator("button[value='qa@example.org']").click()
    page.goto(f"{server}/ofsted-2014/imports/new/")
    with tempfile.TemporaryDirectory() as folder:
        page.get_by_label("The draft plan").set_input_files(messy_plan(Path(folder)))
        take(page, "1-upload", height=420)
        page.get_by_role("button", name="Upload and read").click()
    address = page.url
    take(page, "2-sums")
    take(page, "3-questions", of='.plan-questions .plan-question:has-text("blue")', height=640)
    page.goto(f"{address}columns/")
    take(page, "4-columns", height=640)
    page.goto(f"{address}rows/1/6/")
    take(page, "5-row")
    page.goto(address)
    page.get_by_role("button", name="Confirm import").click()
    take(page, "6-result", height=480)
    page.goto(f"{page.url.split('#')[0]}undo/")
    take(page, "7-undo")


def main() -> None:
    """Take all pictures."""
    found = chromium.find()
    environment = {**os.environ, **found.environment}
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found.program, args=list(found.flags), env=environment)
        page = running.new_page(viewport=SIZE, locale="en-GB")
        walk(page, sys.argv[1].rstrip("/"))
        running.close()


if __name__ == "__main__":
    main()
