"""The pages of an import as the server gives them, for a large file and for the largest that is read.

Benchmarks of other pages belong beside this one: a module for each, named in ``every.py``.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tests.benchmarks.benchmark import Benchmark, Figures, Said, memory
from tests.benchmarks.ground import Ground
from tests.benchmarks.measured import Seconds, most_memory, most_memory_of_children
from tests.benchmarks.sheets import Line, lines, workbook

ROWS: Final = 10_000
MOST_ROWS: Final = 19_999
"""With their headings as many rows as are read."""
WORDS_TO_THE_LIMIT: Final = 50
"""How long the actions of so many rows may be for all characters to come close to the limit."""
WITHIN: Final = 1.5
"""Seconds within which the server gives a page that somebody goes through."""
PAGES: Final = ("the preview", "one list", "its last page")
QUERIES: Final = ("", "?kind=new", "?kind=new&page=500")


def large(ground: Ground) -> Figures:
    """10,000 rows."""
    return _gone_through(ground, lines(ROWS, ground.findings, ground.posts))


def largest(ground: Ground) -> Figures:
    """As many rows and characters as a file may have."""
    return _gone_through(ground, lines(MOST_ROWS, ground.findings, ground.posts, words=WORDS_TO_THE_LIMIT))


def _gone_through(ground: Ground, rows: Sequence[Line]) -> Figures:
    """Upload a workbook, look at its pages and confirm it, as a browser does."""
    from django.test import Client

    browser, seconds = Client(SERVER_NAME="localhost"), Seconds()
    browser.force_login(ground.by)
    content = workbook(rows)
    with seconds.of("from upload to preview"):
        address = _uploaded(browser, content)
    child = most_memory_of_children()
    sizes = [_page(browser, seconds, address, name, query) for name, query in zip(PAGES, QUERIES, strict=True)]
    with seconds.of("confirm"):
        _confirmed(browser, address)
    with seconds.of("the result"):
        assert browser.get(address).status_code == 200
    return {"rows": len(rows), "seconds": seconds, "bytes": max(sizes), "web": most_memory(), "child": child}


def _uploaded(browser: Any, content: bytes) -> str:
    """The address of the upload, once it is read and compared."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from actionplan.models import StagedImport

    answer = browser.post("/ofsted-2014/imports/new/", {"file": SimpleUploadedFile("plan.xlsx", content)})
    assert answer.status_code == 302, answer.content.decode()
    address = str(answer.headers["Location"])
    while StagedImport.objects.exclude(phase="").exists():
        time.sleep(0.1)
    return address


def _page(browser: Any, seconds: Seconds, address: str, name: str, query: str) -> int:
    """Look at a page; gives its length in bytes."""
    with seconds.of(name):
        answer = browser.get(address + query)
    assert answer.status_code == 200
    return len(answer.content)


def _confirmed(browser: Any, address: str) -> None:
    """Confirm what was looked at, with what the page's own form says."""
    page = browser.get(address).content.decode()
    told = dict(re.findall(r'name="(seen|read|key)"\s+value="([^"]*)"', page))
    answer = browser.post(f"{address}confirm/", told)
    assert answer.status_code == 302, answer.content.decode()[:2000]


def says(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """Seconds of each page, and the memory of each process."""
    found = figures["tracker"]
    seconds, rows = found["seconds"], found["rows"]
    for name in PAGES:
        words = f"{seconds[name]:6.2f} s for {name} of {rows:,} rows (within {WITHIN} s)"
        yield Said(words, seconds[name] < WITHIN)
    for name in ("from upload to preview", "confirm", "the result"):
        yield Said(f"{seconds[name]:6.2f} s for {name} of {rows:,} rows")
    yield Said(f"{found['bytes'] / 1000:5.0f} KB at most in a page (under 200 KB)", found["bytes"] < 200_000)
    yield memory("the web process", found["web"])
    yield memory("the process that reads", found["child"])


LARGE = Benchmark("import-pages", f"The pages of an import of {ROWS:,} rows", {"tracker": large}, says)
LARGEST = Benchmark("largest", f"The largest file that is read: {MOST_ROWS:,} rows", {"tracker": largest}, says)
