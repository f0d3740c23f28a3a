"""The tree stays as it was meant: short files, plain names, one meaning for each module, nothing of a machine in it."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture.source import APP, ROOT, modules

LONGEST_FILE = 250
LONGEST_FUNCTION = 30
NO_NAMES = {"utils", "helpers", "services", "core", "common", "mixins", "managers", "constants"}


def test_no_module_is_longer_than_250_lines():
    long = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path, _ in modules()}
    assert {path: lines for path, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_thirty_lines_of_code():
    long = [
        f"{path}: {node.name} {lines_of_code(node)}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and lines_of_code(node) > LONGEST_FUNCTION
    ]
    assert long == []


def lines_of_code(function: ast.FunctionDef) -> int:
    """The lines of a function's body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_has_a_name_that_says_nothing():
    names = {part.removesuffix(".py") for path, _ in modules() for part in Path(path).parts}
    assert names & NO_NAMES == set()


@pytest.mark.django_db
def test_the_migrations_are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_template_is_used():
    sources = [path.read_text(encoding="utf-8") for path in [*APP.rglob("*.py"), *(ROOT / "templates").rglob("*.html")]]
    text = "\n".join(sources)
    templates = [path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.*")]
    found_by_django = ("django/", "account/", "mfa/", "allauth/", "4", "5", "emails/")
    unused = [str(path) for path in templates if not str(path).startswith(found_by_django) and str(path) not in text]
    assert unused == []


def test_templates_hold_nothing_inline():
    inline = re.compile(r"<style|style=\"|\son[a-z]+=\"|<script(?![^>]*\ssrc=)")
    found = [str(p) for p in (ROOT / "templates").rglob("*.html") if inline.search(p.read_text(encoding="utf-8"))]
    assert found == []


def test_links_in_the_docs_lead_somewhere():
    broken: list[str] = []
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        inside = [target for target in targets if not re.match(r"[a-z]+:", target)]
        broken += [f"{page.relative_to(ROOT)}: {target}" for target in inside if not (page.parent / target).exists()]
    assert broken == []


def test_lock_files_name_no_host():
    locks = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json"]
    assert [lock.name for lock in locks if re.search(r"https?://|file://", lock.read_text(encoding="utf-8"))] == []
