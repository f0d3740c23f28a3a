"""The glossary on its pages, and short forms in full on the pages of members."""

import re

import pytest
from django.test import Client

from actionplan.models import Change, Term
from actionplan.vocabulary.short_forms import USUAL
from tests.views.forms_sent import Sent
from tests.views.reading import text_of

PAGE = "/glossary/"
FULL = "Local Safeguarding Children Board (LSCB)"


@pytest.fixture
def keeper(signed_in) -> Client:
    return signed_in("democratic@example.org")


def typed(browser: Client, page: str, **changes: str) -> dict[str, object]:
    """What its keeper sends from a form that they have opened."""
    form = browser.get(page).context["form"]
    begun = {name: form[name].value() or "" for name in ("short", "full", "meaning", "seen", "key")}
    return {**begun, "because": "Papers use it", **changes}


@pytest.mark.parametrize("who", ["health", "councillor", "admin", "pathways"])
def test_everybody_who_has_signed_in_reads_it_and_is_led_to_it(signed_in, who):
    browser = signed_in(f"{who}@example.org")
    page = text_of(browser.get(PAGE))
    assert all(f"{one.short} {one.full}" in page for one in USUAL)
    assert "Add a short form" not in page
    assert f'href="{PAGE}"' in browser.get("/", follow=True).content.decode()


def test_a_short_form_is_added_changed_withdrawn_and_brought_back(keeper):
    assert keeper.post(f"{PAGE}new/", typed(keeper, f"{PAGE}new/", short="ASC", full="Adults")).status_code == 302
    page = f"{PAGE}{Term.objects.get(short='ASC').pk}/"
    assert keeper.post(page, typed(keeper, page, full="Adult social care")).status_code == 302
    assert "ASC Adult social care" in text_of(keeper.get(PAGE))
    for words in ("Withdrawn: 1", "ASC Adult social care"):
        sent = Sent(keeper.get(f"{page}withdraw/").content.decode()).fields
        assert keeper.post(f"{page}withdraw/", sent).status_code == 302
        assert words in text_of(keeper.get(PAGE))


def test_the_second_of_two_reads_what_the_first_wrote(keeper, signed_in):
    page, qa = f"{PAGE}{Term.objects.get(short='QA').pk}/", signed_in("qa@example.org")
    mine = typed(keeper, page, full="Mine")
    assert qa.post(page, typed(qa, page, full="Theirs")).status_code == 302
    answer = keeper.post(page, mine)
    assert answer.status_code == 422
    assert "QA: Theirs" in text_of(answer)


def test_a_short_form_that_is_there_is_refused_beside_its_box(keeper):
    answer = keeper.post(f"{PAGE}new/", typed(keeper, f"{PAGE}new/", short="LSCB", full="A board"))
    assert answer.status_code == 422
    assert "“LSCB” is in the glossary already" in text_of(answer)


def test_the_usual_ones_are_offered_until_they_are_there(signed_in):
    qa = signed_in("qa@example.org")
    assert "Add them all" not in text_of(qa.get(PAGE))
    before = Change.objects.count()
    answer = qa.post(f"{PAGE}usual/", {"key": "k", "because": "The usual short forms"}, follow=True)
    assert "All of them are in the glossary" in text_of(answer)
    assert Change.objects.count() == before
    assert qa.get(f"{PAGE}usual/").status_code == 302


@pytest.mark.parametrize("page", ["scrutiny/", "scrutiny/findings/9a/"])
def test_a_page_for_members_writes_a_short_form_in_full_where_it_first_uses_it(signed_in, page):
    shown = text_of(signed_in("councillor@example.org").get(f"/ofsted-2014/{page}"))
    used = [full for full in (FULL, "Quality Assurance (QA)") if re.search(rf"\b{_short(full)}\b", shown)]
    assert used
    for full in used:
        assert re.search(rf"\b{_short(full)}\b", shown).start() == shown.index(full) + full.index("(") + 1
        assert f"({full}" not in shown


def _short(full: str) -> str:
    """The short form in “Quality Assurance (QA)”."""
    return full.rsplit("(", 1)[1].rstrip(")")
