"""A production start refuses what only the example may do, and every answer carries the policy."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from config.security import POLICY, reasons_to_refuse

ROOT = Path(__file__).resolve().parents[2]
STRONG = secrets.token_urlsafe(50)
SOUND = {"secret_key": STRONG, "hosts": ["plan.example.gov.uk"], "example": False, "clock": False, "debug": False}


def refused(**wrong: object) -> str:
    return " ".join(reasons_to_refuse(**{**SOUND, **wrong}))


def test_a_sound_production_start_is_not_refused() -> None:
    assert refused() == ""


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"secret_key": ""}, "ACTIONPLAN_SECRET_KEY is missing"),
        ({"secret_key": "short"}, "ACTIONPLAN_SECRET_KEY is weak"),
        ({"secret_key": "ab" * 40}, "ACTIONPLAN_SECRET_KEY is weak"),
        ({"secret_key": "django-insecure-" + STRONG}, "ACTIONPLAN_SECRET_KEY is weak"),
        ({"hosts": []}, "ACTIONPLAN_HOSTS"),
        ({"hosts": ["*"]}, "ACTIONPLAN_HOSTS"),
        ({"example": True}, "ACTIONPLAN_EXAMPLE"),
        ({"clock": True}, "ACTIONPLAN_DEMONSTRATION_CLOCK"),
        ({"debug": True}, "ACTIONPLAN_DEBUG"),
    ],
)
def test_what_only_the_example_may_do_is_refused_by_name(wrong: dict, named: str) -> None:
    assert named in refused(**wrong)


def start(**settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACTIONPLAN_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings as s; print(s.EXAMPLE, s.SESSION_COOKIE_SECURE, s.DEBUG)"],
        cwd=ROOT,
        env={**kept, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_production_start_does_not_read_the_secret_of_the_example(tmp_path: Path) -> None:
    (tmp_path / "example.env").write_text(f"ACTIONPLAN_SECRET_KEY={STRONG}\n")
    done = start(ACTIONPLAN_PRODUCTION="yes", ACTIONPLAN_HOSTS="plan.example", ACTIONPLAN_DATA=str(tmp_path))
    assert "ACTIONPLAN_SECRET_KEY is missing" in done.stderr


def test_a_production_start_sends_cookies_over_https_only(tmp_path: Path) -> None:
    settings = {"ACTIONPLAN_SECRET_KEY": STRONG, "ACTIONPLAN_HOSTS": "plan.example", "ACTIONPLAN_PROXIES": "1"}
    done = start(ACTIONPLAN_PRODUCTION="yes", ACTIONPLAN_DATA=str(tmp_path), **settings)
    assert done.stdout.split() == ["False", "True", "False"]


def test_a_start_without_any_secret_says_how_to_get_one(tmp_path: Path) -> None:
    assert "run.py install" in start(ACTIONPLAN_DATA=str(tmp_path)).stderr


@pytest.mark.django_db
def test_every_answer_carries_the_policy_and_nothing_inline_is_allowed(client: Client) -> None:
    for address in ("/accounts/login/", "/no-such-page/"):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert "data:" not in POLICY
