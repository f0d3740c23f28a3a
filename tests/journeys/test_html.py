"""The HTML of every page of the main job is well formed, by html-validate."""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from actionplan.models import Person
from tests.architecture.source import ROOT
from tests.journeys.test_every_page import REFUSED, visits
from tests.told import told

__all__ = ["told"]

pytestmark = pytest.mark.browser  # slow, like a browser's tests: once is enough

VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = ROOT / "tests" / ".htmlvalidate.json"
"""Three rules are off: tags of templates leave blanks at the ends of lines, tables say their roles since a narrow
screen turns them into blocks, and a title names the page, the product and the council. Boxes may share a name."""


def write_pages(folder: Path) -> dict[str, str]:
    """Write each page, as its person gets it, into a file; return who and where by the file's name."""
    pages = {}
    for number, (who, address) in enumerate(visits()):
        browser = Client(raise_request_exception=False)
        if who:
            browser.force_login(Person.objects.get(email=f"{who}@example.org"))
        answer = browser.get(address)
        assert answer.status_code == REFUSED.get((who, address), 200), address
        (folder / f"{number}.html").write_bytes(answer.content)
        pages[f"{number}.html"] = f"{who} {address}"
    return pages


@pytest.mark.skipif(not VALIDATOR.exists(), reason="html-validate is not installed: npm install puts it in place")
def test_the_html_of_every_page_is_well_formed(told, db, tmp_path):
    pages = write_pages(tmp_path)
    report = tmp_path / "report.json"
    checked = subprocess.run(
        [VALIDATOR, "--config", RULES, "--formatter", f"json={report}", *sorted(tmp_path.glob("*.html"))],
        capture_output=True,
        text=True,
        check=False,
    )
    found = {
        f"{pages[Path(page['filePath']).name]}, line {one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for one in page["messages"]
    }
    assert (sorted(found), checked.returncode) == ([], 0), checked.stderr
