"""Filters with names as people use them: saved from the list, picked, renamed, shared and deleted."""

from html import unescape

import pytest

from actionplan.models import Person, SavedFilter

LIST = "/ofsted-2014/actions/"
PAGE = "/ofsted-2014/filters/"
pytestmark = pytest.mark.both_databases


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def html(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def save(browser, name: str, query: str = "state=overdue&sort=due", whose: str = "mine"):
    return browser.post(f"{PAGE}new/?{query}", {"name": name, "whose": whose, "key": name or "x"})


def test_a_filter_is_saved_from_the_list_and_picked_there(qa, signed_in):
    assert f'href="{PAGE}new/?state=overdue&sort=due"' in html(qa, f"{LIST}?state=overdue&sort=due")
    assert "Overdue" in html(qa, f"{PAGE}new/?state=overdue")
    answer = save(qa, "Late ones", whose="shared")
    assert answer.headers["Location"] == f"{LIST}?state=overdue&sort=due"
    assert f'href="{LIST}?state=overdue&sort=due">Late ones</a>' in html(qa, LIST)
    shown = html(signed_in("observer@example.org"), LIST)
    assert "Late ones</a>, shared by Quality Assurance Unit Manager" in " ".join(shown.split())
    assert "Late ones" not in html(signed_in("health@example.org"), LIST)


def test_a_name_taken_is_refused_beside_its_box_and_kept_as_typed(qa):
    assert [save(qa, "Late ones").status_code for _ in range(2)] == [302, 302], "a double click is no second filter"
    answer = save(qa, "Late ones", "state=overdue")
    assert (answer.status_code, SavedFilter.objects.filter(name="Late ones").count()) == (422, 1)
    assert "You have a filter with this name already" in answer.content.decode()


def test_a_filter_is_renamed_shared_and_deleted_by_who_saved_it_alone(qa, signed_in):
    save(qa, "Late ones")
    one = SavedFilter.objects.get()
    assert html(qa, PAGE).count(f"{PAGE}{one.pk}/") == 1
    qa.post(f"{PAGE}{one.pk}/", {"name": "Late", "whose": "shared", "key": "y"})
    one.refresh_from_db()
    assert (one.name, one.is_shared) == ("Late", True)
    other = signed_in("director@example.org")
    assert "Late" in html(other, PAGE)
    assert f"{PAGE}{one.pk}/" not in html(other, PAGE)
    assert (
        other.get(f"{PAGE}{one.pk}/").status_code == other.post(f"{PAGE}{one.pk}/", {"delete": "1"}).status_code == 404
    )
    assert "is deleted" in qa.post(f"{PAGE}{one.pk}/", {"delete": "1"}, follow=True).content.decode()
    assert not SavedFilter.objects.exists()


def test_a_partner_is_not_asked_whether_to_share(signed_in):
    browser = signed_in("health@example.org")
    assert "Who may pick it?" not in html(browser, f"{PAGE}new/")
    assert save(browser, "Ours", whose="shared").status_code == 422
    save(browser, "Ours")
    assert SavedFilter.objects.get().person == Person.objects.get(email="health@example.org")


def test_without_any_the_page_says_how_to_begin(qa):
    assert "No filter is saved yet" in html(qa, PAGE)
