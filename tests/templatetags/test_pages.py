"""The page that every other stands in: its landmarks, its way out, and what it shows when things go wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template, render_to_string

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    backend = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": backend}


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_nothing_but_itself(name: str) -> None:
    shown = get_template(name).render()
    assert shown.count("<h1") == 1
    assert '<main class="govuk-main-wrapper" id="main-content">' in shown
    assert "Sign out" not in shown


def test_a_signed_in_reader_is_named_and_may_sign_out_by_a_form() -> None:
    shown = render_to_string("base.html", {"person": {"name": "QA unit"}})
    assert "QA unit" in shown
    assert re.search(r'<form method="post"[^>]*>\s*<input type="hidden"|<form method="post"', shown)
    assert "Sign out</button>" in shown


def test_the_present_page_is_marked_in_the_menu() -> None:
    menu = [
        {"text": "Findings", "href": "/findings/", "current": True},
        {"text": "QA", "href": "/qa/", "current": False},
    ]
    assert render_to_string("base.html", {"navigation": menu}).count('aria-current="true"') == 1


def test_an_example_says_that_it_is_one() -> None:
    assert "Figures are illustrative" in render_to_string("base.html", {"is_example": True})
    assert "Figures are illustrative" not in render_to_string("base.html", {"is_example": False})


def test_no_template_carries_a_style_or_a_script_of_its_own() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", text), path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path
