"""Settings are read from the environment with errors that name the variable."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import Environment

FILE = Path("/data/actionplan.sqlite3")


def settings_of(address: str) -> dict:
    return Environment({"DATABASE_URL": address}).database("DATABASE_URL", otherwise=FILE)


@pytest.mark.parametrize(("word", "meant"), [("yes", True), ("On", True), ("1", True), ("no", False), ("", False)])
def test_yes_and_no_are_read_as_people_write_them(word: str, meant: bool) -> None:
    assert Environment({"WANTED": word}).flag("WANTED") is meant


def test_a_missing_flag_takes_its_default() -> None:
    assert Environment({}).flag("WANTED", default=True) is True


def test_a_flag_that_is_neither_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="WANTED must be yes or no"):
        Environment({"WANTED": "perhaps"}).flag("WANTED")


def test_a_number_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="PORT must be a whole number"):
        Environment({"PORT": "twenty"}).number("PORT", 25)


def test_a_number_and_a_list_are_read() -> None:
    environment = Environment({"PORT": " 2525 ", "HOSTS": "a.example, b.example,"})
    assert environment.number("PORT", 25) == 2525
    assert environment.words("HOSTS") == ["a.example", "b.example"]


def test_the_environment_wins_over_the_lines_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "example.env"
    file.write_text("# a remark\n\nA=from the file\nB=1=2\n")
    environment = Environment({"A": "from outside"}).below(file)
    assert (environment.text("A"), environment.text("B")) == ("from outside", "1=2")


def test_an_absent_file_adds_nothing(tmp_path: Path) -> None:
    assert Environment({"A": "1"}).below(tmp_path / "none").variables == {"A": "1"}


def test_without_an_address_the_record_is_one_sqlite_file() -> None:
    settings = settings_of("")
    assert settings["NAME"] == FILE
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_sqlite_address_names_its_file() -> None:
    assert settings_of("sqlite:////srv/my%20plan.sqlite3")["NAME"] == Path("/srv/my plan.sqlite3")


def test_a_postgresql_address_is_taken_apart() -> None:
    settings = settings_of("postgresql://plan:p%40ss@db.example:6543/tracker?sslmode=require")
    assert [settings[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD")] == [
        "db.example",
        "6543",
        "tracker",
        "plan",
        "p@ss",
    ]
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_postgresql_socket_is_named_by_its_folder() -> None:
    settings = settings_of("postgres://plan@/tracker?host=/run/postgresql")
    assert (settings["HOST"], settings["PORT"], settings["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://host/name", "must look like"),
        ("sqlite://", "must look like"),
        ("postgresql://host", "names no database"),
        ("postgresql://host:99999/name", "port"),
        ("postgresql://host:many/name", "port"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused_by_name(address: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL.*{reason}"):
        settings_of(address)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_of("postgresql://plan:hidden-word@host:many/name")
    assert "hidden-word" not in str(refusal.value)
