"""Workbooks to upload, and how a browser answers what the pages of an import ask."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

UPLOAD = "/ofsted-2014/imports/new/"
HEADINGS = ("Ref", "Ofsted area for improvement", "Action", "Lead officer", "By when", "RAG rating", "Progress")


@pytest.fixture
def qa(signed_in):
    """The browser of somebody in the QA unit."""
    return signed_in("qa@example.org")


def workbook(*rows, headings=HEADINGS, beside=()):
    """A workbook with a sheet of these rows under these headings, and perhaps a second sheet beside it."""
    book, stream = Workbook(), BytesIO()
    for row in (headings, *rows):
        book.active.append(row)
    if beside:
        other = book.create_sheet("Beside")
        for row in beside:
            other.append(row)
    book.save(stream)
    return stream.getvalue()


def row(reference, text, *, finding="4a", owner="", due="", rating="", progress=""):
    """A row under the usual headings."""
    return reference, finding, text, owner, due, rating, progress


def upload(browser, content, name="plan.xlsx"):
    """What the browser gets after it sends a file."""
    return browser.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def uploaded(browser, *rows, **told):
    """The address of the page of an upload with these rows."""
    answer = upload(browser, workbook(*rows, **told))
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def asked_on(page, kind, number=0):
    """The question of a kind on a page, with the names of its fields."""
    return [one for one in page.context["form"].shown if one.question.kind == kind][number]


def answers_on(page, **told):
    """What a person sends who answers the first question of each of these kinds, as the page asks it."""
    return {asked_on(page, kind).name: said for kind, said in told.items()}


def seen_on(page):
    """What the button that confirms sends."""
    return {"key": "once", **page.context["confirm"].initial}


def states(page):
    """How many rows are in each state, of those that any row is in."""
    return {state: number for state, number in page.context["preview"].counts.items() if number}
