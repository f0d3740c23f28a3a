"""A production start: refused by name for what is unsafe, and never on the example's database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as tests_settings

SECRET = "Zm9yIHRoZSB0ZXN0cyBvZiBhIHByb2R1Y3Rpb24gc3RhcnQgb25seQ"
SAFE = {"ACTIONPLAN_PRODUCTION": "yes", "ACTIONPLAN_SECRET_KEY": SECRET, "ACTIONPLAN_HOSTS": "plan.example.gov.uk"}


def start(folder: Path, *code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start Python as a server would, with this environment and no other."""
    environment = {
        "PATH": os.environ["PATH"],
        "ACTIONPLAN_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, *code],
        cwd=tests_settings.ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ACTIONPLAN_SECRET_KEY", ""),
        ("ACTIONPLAN_SECRET_KEY", "short"),
        ("ACTIONPLAN_HOSTS", "*"),
        ("ACTIONPLAN_EXAMPLE", "yes"),
        ("ACTIONPLAN_DEMONSTRATION_CLOCK", "yes"),
        ("ACTIONPLAN_DEBUG", "yes"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(tmp_path, name, value):
    done = start(tmp_path, "-c", "import config.wsgi", **{**SAFE, name: value})
    assert done.returncode != 0
    assert name in done.stderr


def test_a_safe_start_on_an_empty_database_goes_on(tmp_path):
    assert start(tmp_path, "manage.py", "migrate", "--verbosity=0", **SAFE).returncode == 0
    done = start(tmp_path, "-c", "import config.wsgi", **SAFE)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_examples_database_is_refused(tmp_path):
    assert start(tmp_path, "manage.py", "migrate", "--verbosity=0", **SAFE).returncode == 0
    anchor = (
        "import django; django.setup()\n"
        "from django.utils.timezone import now\n"
        "from actionplan.commands.demonstration import anchor_clock\n"
        "anchor_clock(shows_at=now(), at=now())"
    )
    assert start(tmp_path, "-c", anchor, **SAFE).returncode == 0
    done = start(tmp_path, "-c", "import config.wsgi", **SAFE)
    assert "holds the example" in done.stderr
