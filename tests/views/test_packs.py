"""The pack as a preview, in every form, and the restricted appendix apart from it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from actionplan.documents.composition import Document, Heading
from actionplan.documents.kinds import CONTENT_TYPES, FileKind
from actionplan.views.papers import paper_file
from tests.documents.papers_made import DAY
from tests.documents.reading import words_of_pdf, words_of_word, words_of_workbook
from tests.views.planted import MARKER, plant

REPORTS = "/ofsted-2014/reports/"
READERS = {FileKind.PDF: words_of_pdf, FileKind.WORD: words_of_word, FileKind.WORKBOOK: words_of_workbook}


@pytest.fixture
def planted(told, db):
    """A marker in every restricted field that a model has."""
    return plant()


@pytest.mark.parametrize("kind", FileKind)
def test_democratic_services_take_the_pack_away_in_each_form_marked_as_a_preview(signed_in, kind):
    answer = signed_in("democratic@example.org").get(f"{REPORTS}pack.{kind}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == CONTENT_TYPES[kind]
    name = f"southampton-city-council-ofsted-2014-position-2014-12-04.{kind}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]
    words = READERS[kind](answer.content)
    assert "Not published: a preview" in words
    assert "4c-2" in words


def test_the_page_of_the_pack_leads_to_its_files_and_says_that_it_is_a_preview(signed_in):
    page = signed_in("qa@example.org").get(f"{REPORTS}pack.html").content.decode()
    assert "Not published: a preview. This is the example." in page
    assert all(f'href="{REPORTS}pack.{kind}"' in page for kind in FileKind)
    assert page.count("<h1") == 1


def test_who_may_publish_is_led_to_the_pack_and_who_reads_restricted_words_to_the_appendix(signed_in):
    pages = {who: signed_in(f"{who}@example.org").get(REPORTS).content.decode() for who in ("democratic", "director")}
    assert "pack.html" in pages["democratic"]
    assert "restricted-appendix" not in pages["democratic"]
    assert "restricted-appendix.html" in pages["director"]
    assert "pack.html" not in pages["director"]


@pytest.mark.parametrize("kind", FileKind)
def test_no_restricted_word_is_in_any_form_of_the_pack(planted, signed_in, kind):
    assert MARKER not in READERS[kind](signed_in("qa@example.org").get(f"{REPORTS}pack.{kind}").content)


def test_the_page_of_the_pack_has_no_restricted_word_even_for_who_may_read_them(planted, signed_in):
    page = signed_in("qa@example.org").get(f"{REPORTS}pack.html").content.decode()
    assert "4z-1" in page
    assert MARKER not in page


def test_the_appendix_has_the_restricted_words_with_their_category_and_is_not_for_publication(planted, signed_in):
    page = signed_in("director@example.org").get(f"{REPORTS}restricted-appendix.html").content.decode()
    assert page.count(MARKER) >= 3
    assert "5. Legal professional privilege" in page
    assert "Restricted: not for publication" in page


def test_a_paper_that_cannot_be_made_ends_in_a_plain_page(rf, db):
    request = rf.get("/")
    request.user = AnonymousUser()
    broken = Document("A title", "", "A council", "", DAY, (Heading("No heading has such a level", 0),))
    answer = paper_file(request, broken, FileKind.PDF, name="broken")
    assert answer.status_code == 503
    assert "The PDF file could not be made. Try another kind of file." in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_the_short_address_leads_to_the_pack_of_the_current_plan(signed_in):
    answer = signed_in("qa@example.org").get("/reports/pack.pdf")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{REPORTS}pack.pdf")
