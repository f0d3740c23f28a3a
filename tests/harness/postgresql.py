"""A pytest plugin, loaded before the settings: where this run's files and its database are.

With ``ACTIONPLAN_TEST_DATABASE=postgresql`` the run uses the server named by ``DATABASE_URL`` or, without one, a
server of its own from ``tests.harness.server``, which is stopped however the run ends. Otherwise it uses SQLite.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.server import NoServer, Server

FOLDER = "ACTIONPLAN_TEST_FOLDER"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Choose the database before Django reads its settings; the workers of a run take what their parent chose."""
    if FOLDER not in os.environ:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a run told to end tidies up too
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="actionplan-")
        early_config.add_cleanup(forget_folder)
        choose_database(early_config)
    return (yield)


def choose_database(config: pytest.Config) -> None:
    """Leave the address of the chosen database in the environment."""
    if os.environ.get("ACTIONPLAN_TEST_DATABASE") != "postgresql":
        os.environ.pop("DATABASE_URL", None)
    elif "DATABASE_URL" not in os.environ:
        try:
            server = Server.started()
        except NoServer as reason:
            raise pytest.UsageError(f"No PostgreSQL server for the tests: {reason}") from None
        config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.address


def forget_folder() -> None:
    """Take away the files of this run."""
    shutil.rmtree(Path(os.environ.pop(FOLDER)), ignore_errors=True)


def pytest_report_header() -> str:
    """Say on which database the run stands."""
    address = os.environ.get("DATABASE_URL", "")
    return f"database: {'PostgreSQL, ' + address.rpartition('@')[2] if address else 'SQLite'}"
