"""A claim that was returned is made again with new evidence and assured, in a browser and by the keyboard alone."""

import pytest

from actionplan.models import AssuranceDecision, Evidence
from tests.journeys.test_dates_and_claims import press, type_in
from tests.journeys.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

TITLE = "Audit of 20 pathway plans, December 2014"
AUDIT = {"name": "audit.csv", "mimeType": "text/csv", "buffer": b"plans,good\n20,17\n"}


def test_a_returned_claim_is_made_again_with_new_evidence_and_assured(page, served):
    sign_in(page, served, "pathways@example.org")
    assert "1 question waits for an answer" in page.get_by_role("main").inner_text()
    press(page, "link", "4c-5")
    assert "Please add the audit of 20 plans" in page.get_by_role("main").inner_text()
    press(page, "link", "Record progress")
    press(page, "radio", "Complete", "Space")
    type_in(page, "What has happened", "20 plans are audited: 17 are good.")
    press(page, "radio", "Early signs", "Space")
    press(page, "button", "Save", exact=True)
    press(page, "link", "Add evidence for this update")
    type_in(page, "What does it show?", TITLE)
    for box, number in (("Day", "3"), ("Month", "12"), ("Year", "2014")):
        type_in(page, box, number)
    page.get_by_label("File", exact=True).set_input_files(AUDIT)
    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.get_by_text(f"“{TITLE}” is added to the evidence.").wait_for()
    assert Evidence.objects.get(title=TITLE).update.happened == "20 plans are audited: 17 are good."
    press(page, "link", "Answer")
    type_in(page, "Your answer", "All 20, by the 3rd.")
    press(page, "button", "Save", exact=True)
    page.get_by_text("Your answer is added.").wait_for()
    sign_out(page)

    sign_in(page, served, "qa@example.org")
    press(page, "link", "Assure or return 4c-5")
    with page.expect_download() as download:
        press(page, "link", TITLE)
    assert download.value.suggested_filename == "audit.csv"
    press(page, "radio", "Assure it: it is done", "Space")
    type_in(page, "Why?", "17 of 20 plans are good.")
    press(page, "button", "Save", exact=True)
    page.get_by_text("4c-5 is complete and assured.").wait_for()
    shown = page.get_by_role("main").inner_text()
    assert "All 20, by the 3rd." in shown
    decided = AssuranceDecision.objects.filter(action__slug="4c-5").order_by("pk")
    assert list(decided.values_list("outcome", flat=True)) == ["returned", "assured"]
    press(page, "link", "Everything that happened")
    history = page.get_by_role("main").inner_text()
    assert f"gave evidence: “{TITLE}”" in history
    assert "All 20, by the 3rd." not in history
    sign_out(page)

    sign_in(page, served, "councillor@example.org")
    for word in (TITLE, "All 20, by the 3rd."):
        assert word not in page.content()
