"""Settings from the environment: small typed readers that name the variable and say what it should have been."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off", ""})
POSTGRESQL = "django.db.backends.postgresql"
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


@dataclass(frozen=True)
class Environment:
    """Variables by name; a missing one falls back to the default given."""

    variables: Mapping[str, str]

    def below(self, file: Path) -> Self:
        """The same variables, and under them the ``NAME=value`` lines of a file if there is one."""
        return type(self)({**lines_of(file), **self.variables})

    def text(self, name: str, default: str = "") -> str:
        """The words as they stand, without spaces around them."""
        return self.variables.get(name, default).strip()

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Yes or no, in the spellings people use."""
        word = self.variables.get(name, "yes" if default else "no").strip().lower()
        if word not in YES | NO:
            raise ImproperlyConfigured(f"{name} must be yes or no, not “{word}”.")
        return word in YES

    def number(self, name: str, default: int) -> int:
        """A whole number, zero or more."""
        word = self.variables.get(name, str(default)).strip()
        if not word.isdecimal():
            raise ImproperlyConfigured(f"{name} must be a whole number, not “{word}”.")
        return int(word)

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """A list written with commas."""
        listed = [word.strip() for word in self.variables.get(name, "").split(",")]
        return [word for word in listed if word] or list(default)

    def folder(self, name: str, default: Path) -> Path:
        """A folder by its full path; it need not exist yet."""
        return Path(self.text(name) or default).expanduser().absolute()

    def database(self, name: str, *, otherwise: Path) -> dict[str, Any]:
        """Django's settings of the database whose address stands in ``name``, or of the SQLite file ``otherwise``."""
        address = self.text(name)
        return database_at(address, named=name) if address else sqlite_at(otherwise)

    def owner(self, name: str, *, of: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """The same database as its tables' owner connects to it, under ``owner``; nothing where ``name`` is not set."""
        address = self.text(name)
        if not address:
            return {}
        found = database_at(address, named=name)
        if found["ENGINE"] != POSTGRESQL or found["NAME"] != of["NAME"]:
            raise ImproperlyConfigured(f"{name} must name the PostgreSQL database of DATABASE_URL, by another role.")
        return {"owner": found | {"CONN_MAX_AGE": 0, "TEST": {"MIRROR": "default"}}}


def lines_of(file: Path) -> dict[str, str]:
    """The ``NAME=value`` lines of a file; an absent file has none."""
    if not file.is_file():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def database_at(address: str, *, named: str) -> dict[str, Any]:
    """Settings of the database at an address such as ``postgresql://user:word@host:5432/name?sslmode=require``."""
    parts = urlsplit(address)
    if parts.scheme in {"postgresql", "postgres"}:
        return postgresql_at(parts, named=named)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return sqlite_at(Path("/", unquote(parts.path).lstrip("/")))
    raise ImproperlyConfigured(f"{named} must look like postgresql://user@host/name or sqlite:///folder/file.")


def postgresql_at(parts: SplitResult, *, named: str) -> dict[str, Any]:
    """PostgreSQL by network or, with ``?host=/folder``, by the socket in a folder."""
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured(f"{named} names no database: its address must end in /name.")
    return {
        "ENGINE": POSTGRESQL,
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(port_of(parts, named=named))),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def port_of(parts: SplitResult, *, named: str) -> int | str:
    """The port written in an address, or nothing."""
    try:
        return parts.port or ""
    except ValueError:
        raise ImproperlyConfigured(f"{named} has a port that is not a number between 1 and 65535.") from None


def sqlite_at(file: Path) -> dict[str, Any]:
    """One file, set so that writers wait for one another instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": file.with_name(f"test-{file.name}")},
    }
