"""No stored row reaches the templates of the pages that councillors read, so that no template can show too much."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from django.db.models import Manager, Model, QuerySet

from actionplan.context_processors import ShownPlan, ShownReader
from tests.architecture.source import ROOT

DJANGOS_OWN = {"request", "user", "perms", "csrf_token", "messages", "DEFAULT_MESSAGE_LEVELS", "block"}
"""What Django itself puts into every context. The signed-in person is in ``request`` and ``user``, which the
framework and its admin site need; these pages read neither, but for the address."""

ASKED = "scrutiny/?state=overdue&finding=4c&course=off_course&evidence=none"
THEN = ("scrutiny/?as-at=2014-11-20", f"{ASKED}&as-at=2014-11-20", "plan/as-at/2014-11-20/", "plan/as-at/")
ONE_BY_ONE = ("scrutiny/since/?since=2014-10-22", "scrutiny/findings/4c/", "scrutiny/actions/4c-2/")
OF_THE_PLAN = ("scrutiny/", ASKED, *ONE_BY_ONE, *THEN, "inspection/", "documents/", "reports/text/")
OWED = (
    "recommendations/",
    "recommendations/?state=owed&kind=question",
    "questions/",
    "questions/2/",
    "recommendations/1/",
)
MEETINGS = ("/meetings/", "/meetings/scrutiny-panel/2014-11-27/", "/meetings/scrutiny-panel/2014-12-17/")
PAGES = (*(f"/ofsted-2014/{page}" for page in (*OF_THE_PLAN, *OWED, "voices/")), *MEETINGS, "/glossary/")


def stored_rows_in(value: object, where: str) -> Iterable[str]:
    """Where a stored row, or a way to fetch one, stands in a value or anything it holds."""
    if isinstance(value, (Model, QuerySet, Manager)):
        yield f"{where}: {type(value).__name__}"
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from stored_rows_in(one, f"{where}.{name}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from stored_rows_in(one, f"{where}[]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield from stored_rows_in(getattr(value, one.name), f"{where}.{one.name}")


def found_on(answer) -> set[str]:
    """The stored rows in everything that the rendered templates were given."""
    layers = [layer for context in answer.context for layer in context.dicts]
    named = [(name, value) for layer in layers for name, value in layer.items() if name not in DJANGOS_OWN]
    assert {"plan", "person"} <= {name for name, _ in named}
    return {found for name, value in named for found in stored_rows_in(value, name)}


@pytest.mark.parametrize("page", PAGES)
def test_no_stored_row_is_in_what_the_templates_of_councillors_get(signed_in, page):
    answer = signed_in("councillor@example.org").get(page)
    assert answer.status_code == 200
    assert found_on(answer) == set()


def test_a_stored_row_is_found_however_deep_it_stands(told, db):
    assert list(stored_rows_in({"a": [({"b": told},)]}, "page")) == ["page.a[][].b: Plan"]


def test_of_the_plan_and_the_reader_pages_get_only_words():
    fields = [*dataclasses.fields(ShownPlan), *dataclasses.fields(ShownReader)]
    assert {one.name: one.type for one in fields} == {"slug": str, "title": str, "council": str, "name": str}


@pytest.mark.parametrize("page", PAGES)
def test_the_templates_of_councillors_read_nothing_of_djangos_own_but_the_address(signed_in, page):
    used = {Path(one.origin.name) for one in signed_in("councillor@example.org").get(page).templates}
    written = "\n".join(path.read_text(encoding="utf-8") for path in used if path.is_relative_to(ROOT / "templates"))
    assert "{% block content %}" in written
    tags = " ".join(re.findall(r"\{[{%].*?[%}]\}", written))
    assert set(re.findall(r"\b(?:request|user|perms)\.\w+", tags)) <= {"request.path"}
