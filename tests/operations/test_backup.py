"""A backup holds the whole database as of one instant and every stored file, or there is none."""

import json
import sqlite3
import tarfile
from hashlib import sha256
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import connection

from actionplan.commands import drafts, staging
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Change, Document, Person
from tests.told import set_the_scene

SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def taken(tmp_path):
    plan = set_the_scene()
    qa = Person.objects.get(email="qa@example.org")
    staging.stage(plan, content=b"x", file_name="a.xlsx", reading={"held": "JS 12/03/2001"}, by=qa, at=IMPORTED_AT)
    drafts.keep("/a/", {"said": ["JS 12/03/2001"]}, by=qa, at=IMPORTED_AT)
    default_storage.save("documents/report.txt", ContentFile(b"the report"))
    storages["staging"].save("imports/draft.xlsx", ContentFile(b"a draft"))
    out = StringIO()
    call_command("backup", str(tmp_path), stdout=out)
    [archive] = tmp_path.iterdir()
    assert str(archive) in out.getvalue()
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "opened", **SAFELY)
    return tmp_path / "opened"


def test_the_manifest_counts_what_is_inside(taken):
    manifest = json.loads((taken / "manifest.json").read_text())
    assert manifest["database"] == connection.vendor
    assert manifest["last_change"] == Change.objects.latest("number").number
    assert manifest["rows"]["actionplan_change"] == Change.objects.count()
    assert manifest["rows"]["actionplan_historicalfinding"] == 16


def test_every_row_of_every_table_is_inside(taken):
    manifest = json.loads((taken / "manifest.json").read_text())
    if connection.vendor == "sqlite":
        copy = sqlite3.connect(taken / "database.sqlite3")
        found = {table: copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in manifest["rows"]}
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.close()
    else:
        import csv

        def rows(table):
            with (taken / "tables" / f"{table}.csv").open(newline="") as file:
                return sum(1 for _ in csv.reader(file)) - 1

        found = {table: rows(table) for table in manifest["rows"]}
    assert found == manifest["rows"]


def test_what_waits_in_staging_is_left_out_with_its_words(taken):
    rows = json.loads((taken / "manifest.json").read_text())["rows"]
    assert (rows["actionplan_stagedimport"], rows["actionplan_draft"]) == (0, 0)
    assert not [path for path in taken.rglob("*") if path.is_file() and b"12/03/2001" in path.read_bytes()]


def test_nobody_else_reads_the_archive(taken):
    [archive] = taken.parent.glob("*.tar.gz")
    assert archive.stat().st_mode & 0o077 == 0


def test_stored_files_are_inside_and_staged_uploads_are_not(taken):
    assert (taken / "files" / "documents" / "report.txt").read_bytes() == b"the report"
    assert not list(taken.rglob("draft*.xlsx"))


def test_the_file_of_every_paper_is_inside_under_its_hash(taken):
    papers = Document.objects.exclude(file="")
    assert papers
    for paper in papers:
        content = (taken / "files" / paper.file.name).read_bytes()
        assert sha256(content).hexdigest() == paper.fingerprint


def test_a_folder_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CommandError, match="could not be written"):
        call_command("backup", str(tmp_path / "file" / "folder"))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
