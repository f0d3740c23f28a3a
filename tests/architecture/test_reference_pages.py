"""The reference pages say what the code says."""

import re

from tests.architecture.reference_pages import BLOCK, COMMAND, PAGES, made, stale_pages
from tests.architecture.reference_tables import MAKERS
from tests.architecture.source import ROOT


def test_the_reference_pages_say_what_the_code_says():
    assert sorted(stale_pages()) == [], f"these pages are out of date; make them again with: {COMMAND}"


def test_every_table_that_is_made_stands_on_a_page_once():
    marks = [match["name"] for path in PAGES.glob("*.md") for match in BLOCK.finditer(path.read_text(encoding="utf-8"))]
    assert sorted(marks) == sorted(MAKERS)


def test_a_page_that_was_changed_by_hand_is_noticed():
    page = "<!-- made from the code: one -->\nby hand\n<!-- end of what is made -->"
    assert made(page, {"one": lambda: "by machine\n"}) != page


def test_every_page_of_the_docs_is_reached_from_their_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    named = {(ROOT / "docs" / target).resolve() for target in re.findall(r"\]\(([^)#\s]+)\)", index)}
    pages = {path for path in (ROOT / "docs").rglob("*.md") if path.name != "README.md"}
    assert sorted(str(path.relative_to(ROOT)) for path in pages - named) == []
