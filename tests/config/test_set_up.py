"""The first start makes a secret of its own; later starts keep it."""

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


@pytest.mark.django_db
def test_preparing_again_changes_nothing_and_says_nothing(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("ACTIONPLAN_DATA", str(tmp_path / "data"))
    assert set_up.main() == 0
    assert (tmp_path / "data" / "example.env").is_file()
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ACTIONPLAN_DATA", str(tmp_path / "file" / "data"))
    assert "Not a directory" in str(set_up.main())
