"""Editing findings, what they require and where they come from, in the browser."""

import pytest

from actionplan.models import Action, Finding, Source
from tests.views.reading import text_of

PLAN = "/ofsted-2014/"
WHY = "Agreed by the improvement board"
NEW = f"{PLAN}findings/new/"
REQUIRED = f"{PLAN}findings/4c/requirements/"


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def typed(browser, page: str, **told: object) -> dict[str, object]:
    """What a page's form begins with, a reason, and what is typed over it."""
    form = browser.get(page).context["form"]
    begins = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (begins | {"because": WHY} | told).items() if value not in (None, False)}


def a_finding(qa) -> Finding:
    """One that was just added."""
    source = Source.objects.first()
    words = {"source": source.pk, "reference": "5a", "title": "A new one", "statement": "Found later."}
    qa.post(NEW, typed(qa, NEW, **words))
    return Finding.objects.get(slug="5a")


def test_a_finding_is_added_and_off_course_until_it_has_an_action(qa):
    finding = a_finding(qa)
    shown = text_of(qa.get(f"{PLAN}findings/5a/"))
    assert finding.change.because == WHY
    assert "it has no action at all" in shown
    assert "5a" in text_of(qa.get(f"{PLAN}findings/"))


def test_a_finding_is_reworded_and_the_second_of_two_sees_it(qa):
    page = f"{PLAN}findings/4c/edit/"
    mine = typed(qa, page, title="Mine")
    assert qa.post(page, typed(qa, page, title="Theirs")).status_code == 302
    answer = qa.post(page, mine)
    assert "Title Theirs" in text_of(answer)
    assert answer.context["form"]["title"].value() == "Mine"
    assert "changed the title from “Care leavers in touch and well housed” to “Theirs”" in text_of(
        qa.get(f"{PLAN}findings/4c/history/")
    )


def test_restricted_words_of_a_finding_are_told_to_nobody_by_its_history(qa, signed_in):
    page = f"{PLAN}findings/4c/edit/"
    qa.post(page, typed(qa, page, restricted_note="A secret", restricted_category="1", public_summary="Kept"))
    assert Finding.objects.get(slug="4c").restricted_note == "A secret"
    told = text_of(signed_in("observer@example.org").get(f"{PLAN}findings/4c/history/"))
    assert "changed the restricted note" in told
    assert "from nothing to “Kept”" in told
    assert "secret" not in told


def test_a_finding_with_live_actions_is_not_withdrawn_and_says_which(qa):
    page = f"{PLAN}findings/4c/withdraw/"
    shown = text_of(qa.get(page))
    assert "It still has 6 live actions" in shown
    assert "4c-1" in shown
    form = {"key": "k", "is_withdrawn": "yes", "because": WHY}
    assert "It still has live actions: 4c-1" in text_of(qa.post(page, form))


def test_a_finding_is_withdrawn_found_again_and_brought_back(qa, signed_in):
    a_finding(qa)
    page = f"{PLAN}findings/5a/withdraw/"
    assert "Withdrawn findings: 1" in text_of(qa.post(page, typed(qa, page), follow=True))
    assert qa.get(f"{PLAN}findings/5a/").status_code == 404
    for who, status in (("qa", 200), ("director", 200), ("observer", 200), ("health", 404), ("admin", 404)):
        assert signed_in(f"{who}@example.org").get(f"{PLAN}findings/5a/history/").status_code == status
    assert "Finding 5a is back in the plan" in text_of(qa.post(page, typed(qa, page), follow=True))
    assert qa.get(f"{PLAN}findings/5a/").status_code == 200


def test_a_requirement_is_added_reworded_and_withdrawn_with_reasons(qa):
    new = f"{REQUIRED}new/"
    qa.post(new, typed(qa, new, text="A phone for each"))
    added = Finding.objects.get(slug="4c").requirements.last()
    page = f"{REQUIRED}{added.pk}/"
    qa.post(page, typed(qa, page, text="A telephone for each"))
    assert "A telephone for each No action answers this yet" in text_of(qa.get(REQUIRED))
    stand = f"{page}withdraw/"
    assert "Withdrawn: 1" in text_of(qa.post(stand, typed(qa, stand), follow=True))
    assert qa.get(f"{page}merge/").headers["Location"] == stand
    told = text_of(qa.get(f"{PLAN}findings/4c/history/"))
    for sentence in ("added the requirement", "reworded the requirement", "withdrew the requirement"):
        assert sentence in told


def test_requirements_are_put_in_another_order(qa):
    first, second, *_ = Finding.objects.get(slug="4c").requirements.all()
    form = typed(qa, REQUIRED, **{f"place_{second.pk}": "1"})
    assert qa.post(REQUIRED, form).status_code == 302
    assert list(Finding.objects.get(slug="4c").requirements.all())[:2] == [second, first]
    assert "Give its place as a number" in text_of(qa.post(REQUIRED, form | {f"place_{first.pk}": "x"}))
    assert "Nothing was changed" in text_of(qa.post(REQUIRED, typed(qa, REQUIRED)))


def test_a_requirement_that_is_answered_is_merged_and_its_actions_follow(qa):
    first, second, *_ = Finding.objects.get(slug="4c").requirements.all()
    page = f"{REQUIRED}{first.pk}/"
    assert "2 live actions answer it" in text_of(qa.get(f"{page}withdraw/"))
    answer = qa.post(f"{page}merge/", typed(qa, f"{page}merge/", into=second.pk), follow=True)
    assert "The requirements are merged" in text_of(answer)
    assert Action.objects.get(slug="4c-1").requirement == second
    told = text_of(qa.get(f"{PLAN}actions/4c-1/history/"))
    assert f"said that it answers the requirement “{second.text}”" in told


def test_an_action_is_added_for_the_requirement_that_none_answers(qa):
    bare = Finding.objects.get(slug="4c").requirements.last()
    page = f"{PLAN}findings/4c/actions/new/?requirement={bare.pk}"
    assert page in qa.get(REQUIRED).content.decode()
    assert qa.post(page, typed(qa, page, text="Do it")).status_code == 302
    assert Action.objects.latest("pk").requirement == bare


def test_a_source_is_added_and_changed(qa):
    new = f"{PLAN}findings/sources/new/"
    qa.post(new, typed(qa, new, name="Monitoring visit"))
    page = f"{PLAN}findings/sources/monitoring-visit/"
    qa.post(page, typed(qa, page, introduction="What they saw", is_open_to_partners="on"))
    shown = text_of(qa.get(f"{PLAN}findings/sources/"))
    assert "What they saw" in shown
    assert Source.objects.get(slug="monitoring-visit").is_open_to_partners
    assert f"{NEW}?source=monitoring-visit" in qa.get(f"{PLAN}findings/sources/").content.decode()
