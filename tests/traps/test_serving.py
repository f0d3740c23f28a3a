"""Traps of the web server: it opens a control socket in the home folder unless it is told not to."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTED_IN = ("run.py", "docs/operations/running-on-a-server.md")
STARTS = re.compile(r"--worker-class[^`]*?config\.wsgi", re.DOTALL)


@pytest.mark.parametrize("file", STARTED_IN)
def test_wherever_gunicorn_is_started_it_opens_no_control_socket(file: str):
    text = (ROOT / file).read_text(encoding="utf-8")
    started = STARTS.findall(text)
    assert started, f"{file} starts no gunicorn any more"
    assert all("--no-control-socket" in one for one in started)


def test_gunicorn_is_started_nowhere_else():
    code = [path for folder in ("actionplan", "config", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in code if "-m gunicorn" in path.read_text(encoding="utf-8") and path != Path(__file__)] == []
