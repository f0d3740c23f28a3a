"""The main job, in a browser: the QA unit imports, an owner updates, a councillor sees it, and the record says who."""

from pathlib import Path

import pytest
from django.conf import settings

from actionplan.models import Action, Plan

pytestmark = [pytest.mark.browser, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

SHEET = Path(settings.ROOT) / "fixtures" / "draft-action-plan.xlsx"
REASON = "Three landlords have not agreed the safe standard."
RECOVERY = "Housing and children's services agree it on 12 December."


def sign_in(page, server: str, who: str) -> None:
    """Sign in with the button of one of the example's people."""
    page.goto(f"{server}/accounts/login/")
    page.get_by_role("button", name=who).click()


def sign_out(page) -> None:
    page.get_by_role("button", name="Sign out").click()


def test_import_update_and_show_to_councillors(page, bare):
    sign_in(page, bare, "qa@example.org")
    page.get_by_role("link", name="Imports").click()
    page.get_by_role("link", name="Import a sheet").click()
    page.get_by_label("The draft plan").set_input_files(SHEET)
    page.get_by_role("button", name="Upload and read").click()
    assert page.get_by_text("Nothing has been written yet").is_visible()
    assert Action.objects.count() == 0
    page.get_by_role("button", name="Confirm import").first.click()
    page.get_by_role("heading", name="is imported").wait_for()
    assert Action.objects.count() == 64
    sign_out(page)

    sign_in(page, bare, "pathways@example.org")
    page.get_by_role("link", name="4c-1", exact=False).first.click()
    page.get_by_role("link", name="Record progress").click()
    page.get_by_role("radio", name="At risk").check()
    page.get_by_label("Why is it at risk?").fill(REASON)
    page.get_by_label("What will bring it back, and by when?").first.fill(RECOVERY)
    page.get_by_label("What has happened").fill("26 of 57 visits are made.")
    page.get_by_role("radio", name="Not yet evidenced").check()
    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.get_by_text("is recorded").wait_for()
    assert Action.objects.get(slug="4c-1").updates.filter(status="at_risk").count() == 1
    page.get_by_role("link", name="Everything that happened").click()
    history = page.get_by_role("main").inner_text()
    assert "Service Manager, Pathways and Care Leavers" in history
    assert f"At risk: {REASON}" in history
    assert "Imported from draft-action-plan.xlsx" in history
    sign_out(page)

    sign_in(page, bare, "councillor@example.org")
    shown = page.get_by_role("main").inner_text()
    assert REASON in shown
    assert RECOVERY in shown
    assert "At risk" in shown
    assert Plan.objects.count() == 1
