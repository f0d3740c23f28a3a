"""Typing on behalf of a post: whoever types is told in whose name, and every reader sees both."""

import pytest

from actionplan.models import Action, ProgressUpdate
from tests.views.reading import text_of

PLAN = "/ofsted-2014/"
SAID = "The first course was held."


def of_post(title: str) -> Action:
    """An action of a post that is at work."""
    started = Action.objects.filter(plan__slug="ofsted-2014", owner__title=title, updates__status="on_track")
    return started.exclude(updates__status="complete").exclude(standing_decisions__isnull=False).first()


def record(browser, action: Action) -> str:
    """Record progress through the page, and give back what the page had said."""
    page = f"{PLAN}actions/{action.slug}/progress/new/"
    answer = browser.get(page)
    form = answer.context["form"]
    told = {"status": "on_track", "happened": SAID, "impact": "not_yet_evidenced"}
    assert browser.post(page, {"key": form["key"].value(), "seen": form["seen"].value(), **told}).status_code == 302
    return text_of(answer)


@pytest.mark.parametrize(
    ("who", "name", "post"),
    [
        ("asc", "Head of Looked After Children", "Fostering Team Manager"),
        ("qa", "Quality Assurance Unit Manager", "Head of Safeguarding"),
        ("qa", "Quality Assurance Unit Manager", "Head of Looked After Children"),
    ],
)
def test_who_types_for_a_post_is_told_so_and_both_names_are_shown_ever_after(signed_in, who, name, post):
    action, browser = of_post(post), signed_in(f"{who}@example.org")
    assert f"You are recording this on behalf of {post} . Your own name is kept beside it." in record(browser, action)
    update = ProgressUpdate.objects.filter(action=action).first()
    assert (update.change.by.email, update.change.on_behalf_of.title) == (f"{who}@example.org", post)
    for reader in ("observer", who):
        shown = signed_in(f"{reader}@example.org")
        assert f"Recorded by {name}, on behalf of {post}, 4 December 2014" in text_of(
            shown.get(f"{PLAN}actions/{action.slug}/")
        )
        history = text_of(shown.get(f"{PLAN}actions/{action.slug}/history/"))
        assert f"{name}, on behalf of {post}, said it is On track" in history


def test_a_holder_types_in_nobodys_name_but_their_own(signed_in):
    action, browser = of_post("Head of Looked After Children"), signed_in("asc@example.org")
    assert "on behalf of" not in record(browser, action)
    update = ProgressUpdate.objects.filter(action=action).first()
    assert update.change.on_behalf_of is None
    assert "Recorded by Head of Looked After Children, 4 December 2014" in text_of(
        browser.get(f"{PLAN}actions/{action.slug}/")
    )


def test_the_example_has_an_update_by_somebody_who_stands_in(told, db):
    update = ProgressUpdate.objects.filter(
        change__by__email="asc@example.org", change__on_behalf_of__isnull=False
    ).get()
    assert update.change.on_behalf_of.title == "Fostering Team Manager"


def test_councillors_read_the_accountable_post_and_never_who_typed(signed_in):
    """The post answers, whoever types for it: who typed is for officers and the record."""
    record(signed_in("asc@example.org"), of_post("Fostering Team Manager"))
    page = text_of(signed_in("councillor@example.org").get(f"{PLAN}scrutiny/"))
    assert "on behalf of" not in page
