"""An installation on PostgreSQL whose tables another role owns than the one that the tracker acts as."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2

from tests.operations.test_production import start

PASSWORD = "a word between roles"


@dataclass(frozen=True)
class Installation:
    """Where it is, by the address of each role; ``folder`` holds its files."""

    folder: Path
    owner: str
    tracker: str

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python as the tracker's own role."""
        return start(self.folder, *words, **{"DATABASE_URL": self.tracker} | more)

    def run_as_owner(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python where the owner's address is known too, as for an upgrade."""
        return self.run(*words, ACTIONPLAN_OWNER_DATABASE_URL=self.owner, **more)

    def ask(self, statement: str, *, as_owner: bool = False) -> list[tuple[Any, ...]]:
        """Say something to the database past the tracker; raises what psycopg2 raises."""
        address = self.owner if as_owner else self.tracker
        with closing(psycopg2.connect(address)) as connected, connected, connected.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """Two roles and an empty database of the one, on the server of the tests; all of them go afterwards."""
    server, own = os.environ["DATABASE_URL"], f"plan_{os.getpid()}"
    owner, tracker, database = f"{own}_owner", f"{own}_tracker", f"{own}_roles"
    with closing(psycopg2.connect(address(server, "postgres"))) as admin:
        admin.autocommit = True
        with admin.cursor() as cursor:
            for role in (owner, tracker):
                cursor.execute(f"CREATE ROLE {role} LOGIN PASSWORD %s", [PASSWORD])
            cursor.execute(f"CREATE DATABASE {database} OWNER {owner}")
            try:
                yield Installation(folder, address(server, database, owner), address(server, database, tracker))
            finally:
                cursor.execute(f"DROP DATABASE {database} WITH (FORCE)")
                for role in (owner, tracker):
                    cursor.execute(f"DROP ROLE {role}")


def address(server: str, database: str, role: str = "") -> str:
    """The address of a database on the server of the tests, by another role where one is named."""
    parts = urlsplit(server)
    place = parts.netloc.rpartition("@")[2]
    who = f"{role}:{PASSWORD.replace(' ', '%20')}@{place}" if role else parts.netloc
    return parts._replace(netloc=who, path=f"/{database}").geturl()
