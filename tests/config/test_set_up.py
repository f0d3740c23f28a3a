"""The first start makes a secret of its own; later starts keep it."""

import os
from pathlib import Path

import pytest

from config import set_up
from config.env import lines_of


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "example.env"
    set_up.keep_secret(file)
    first = lines_of(file)
    set_up.keep_secret(file)
    assert lines_of(file) == first
    assert len(first["ACTIONPLAN_SECRET_KEY"]) > 50
    assert first["ACTIONPLAN_EXAMPLE"] == "yes"
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "left", ["", "ACTIONPLAN_EXAMPLE=yes\n", "ACTIONPLAN_EXAMPLE=yes\nACTIONPLAN_SECRET_KEY=cut-sh"]
)
def test_a_file_that_a_cut_short_start_left_is_made_anew(tmp_path: Path, left: str) -> None:
    file = tmp_path / "example.env"
    file.write_text(left)
    set_up.keep_secret(file)
    assert len(lines_of(file)["ACTIONPLAN_SECRET_KEY"]) > 50
    assert lines_of(file)["ACTIONPLAN_EXAMPLE"] == "yes"
    assert [one.name for one in tmp_path.iterdir()] == ["example.env"]


def test_what_an_earlier_start_left_open_is_closed_and_what_is_not_ours_is_left(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir(mode=0o755)
    for name in ("actionplan.sqlite3", "actionplan.sqlite3-wal", "example.env", "notes.txt"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    set_up.keep_private(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes.pop("files") == 0o700
    assert modes.pop("notes.txt") == 0o644
    assert set(modes.values()) == {0o600}


@pytest.mark.django_db
def test_preparing_again_changes_nothing_and_says_nothing(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("ACTIONPLAN_DATA", str(tmp_path / "data"))
    before = os.umask(0o022)
    try:
        assert set_up.main() == 0
        assert os.umask(before) == 0o077
    finally:
        os.umask(before)
    assert (tmp_path / "data" / "example.env").is_file()
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ACTIONPLAN_DATA", str(tmp_path / "file" / "data"))
    assert "Not a directory" in str(set_up.main())
