"""In a browser: the server dies between typing and saving, the session ends, and nothing is lost or written twice."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Error

from actionplan.models import Action, Draft
from tests.journeys.dying import Dying
from tests.journeys.test_main_job import sign_in, sign_out
from tests.told import tell

pytestmark = [pytest.mark.browser, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

PAGE = "/ofsted-2014/actions/4c-1/progress/new/"
WORDS = "26 of 57 visits are made."
WHY = "Three landlords have not agreed the safe standard."
WHEN = "They agree it on 12 December."


@pytest.fixture
def server(transactional_db: None) -> Iterator[Dying]:
    """A server with the example, which may be killed."""
    tell()
    running = Dying()
    yield running
    running.kill()


def type_an_update(page) -> None:
    """Answer everything that an action at risk is asked."""
    page.get_by_role("radio", name="At risk").check()
    page.get_by_label("Why is it at risk?").fill(WHY)
    page.get_by_label("What will bring it back, and by when?").first.fill(WHEN)
    page.get_by_label("What has happened").fill(WORDS)
    page.get_by_role("radio", name="Not yet evidenced").check()


def typed(page) -> list[str]:
    """What stands in the boxes."""
    boxes = ("Why is it at risk?", "What has happened")
    return [page.get_by_label(box).first.input_value() for box in boxes]


def save(page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_a_server_that_dies_a_session_that_ends_and_a_second_sending_lose_and_double_nothing(page, server):
    updates = Action.objects.get(slug="4c-1").updates
    before = updates.count()
    sign_in(page, server.url, "pathways@example.org")

    page.goto(f"{server.url}{PAGE}")
    type_an_update(page)
    page.get_by_text("Draft kept at").wait_for()
    server.kill()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{server.url}/ofsted-2014/mine/")
    page.wait_for_url("chrome-error://**")
    server.start()
    page.goto(f"{server.url}{PAGE}")
    assert page.get_by_text("You began this on").is_visible()
    assert typed(page) == [WHY, WORDS]
    assert page.get_by_role("radio", name="At risk").is_checked()

    Session.objects.all().delete()
    page.get_by_label("What has happened").fill(f"{WORDS} More.")
    save(page)
    assert page.get_by_text("What you typed is kept").is_visible()
    page.get_by_role("button", name="asc@example.org").click()
    assert WORDS not in page.content()
    assert WHY not in page.content()
    sign_out(page)
    sign_in(page, server.url, "pathways@example.org")
    page.get_by_text("You began an update").wait_for()
    page.goto(f"{server.url}{PAGE}")
    assert typed(page) == [WHY, f"{WORDS} More."]

    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.get_by_text("is recorded").wait_for()
    assert updates.count() == before + 1
    page.go_back()
    page.get_by_role("heading", name="Record progress").wait_for()
    if page.get_by_label("What has happened").input_value():
        save(page)
        page.get_by_text("is recorded").wait_for()
    assert updates.count() == before + 1
    assert not Draft.objects.exists()


def test_a_save_that_never_arrives_leaves_the_draft_and_one_whose_answer_is_lost_leaves_one_update(page, server):
    updates = Action.objects.get(slug="4c-1").updates
    before = updates.count()
    sign_in(page, server.url, "pathways@example.org")
    page.goto(f"{server.url}{PAGE}")
    type_an_update(page)
    page.get_by_text("Draft kept at").wait_for()

    server.kill()
    save(page)
    page.wait_for_url("chrome-error://**")
    assert updates.count() == before
    server.start()
    page.goto(f"{server.url}{PAGE}")
    assert typed(page) == [WHY, WORDS]

    def record_and_lose_the_answer(route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    page.route(f"**{PAGE}", record_and_lose_the_answer, times=1)
    save(page)
    page.wait_for_url("chrome-error://**")
    assert updates.count() == before + 1
    page.goto(f"{server.url}{PAGE}")
    assert typed(page) == ["", ""]
    assert updates.first().happened == WORDS
