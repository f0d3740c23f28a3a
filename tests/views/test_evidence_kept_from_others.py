"""Restricted evidence reaches nobody without permission: a marker in all it says, and every page and file asked."""

import pytest

from actionplan.commands import comments, evidence
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Comment, Evidence, Person
from config import clock
from tests.papers import upload
from tests.views.test_addresses import EVERYBODY

MARKER, SAID = "QQEVIDENCEQQ", "QQCOMMENTQQ"
ON = "/ofsted-2014/actions/4c-1/"
READERS = {"qa", "director"}
SPEAKERS = {"qa", "director", "pathways"}


def by(who: str, because: str = "A test") -> dict:
    return {"by": Person.objects.get(email=f"{who}@example.org"), "because": because, "at": clock.now()}


@pytest.fixture
def planted(told, db):
    """Restricted evidence of the QA unit's: a link, a file, one withdrawn with the marker as its reason, and one that
    was open before it was restricted, another that was restricted once; and a comment."""
    action, day = Action.objects.select_related("plan", "owner").get(slug="4c-1"), clock.today()
    hidden = upload(MARKER.encode(), f"{MARKER}.txt")
    link = f"https://example.org/{MARKER}"
    evidence.add(action, Proof(MARKER, day, link=link, restricted_category="2"), **by("qa"))
    gone = evidence.add(action, Proof(MARKER, day, restricted_category="2"), upload=hidden, **by("qa"))
    evidence.withdraw(gone, **by("qa", MARKER))
    once_open = evidence.add(action, Proof(MARKER, day), upload=hidden, **by("qa", MARKER))
    evidence.change(once_open, Proof(MARKER, day, restricted_category="3"), seen=1, **by("qa", MARKER))
    once = evidence.add(action, Proof(MARKER, day, restricted_category="3"), upload=hidden, **by("qa", MARKER))
    now_open = Proof("Open now", day, link="https://example.org/open")
    evidence.change(once, now_open, seen=1, **by("qa", "It may be open now"))
    comments.say(action, SAID, is_question=True, **by("qa"))
    return action


def pages() -> set[str]:
    """Every page and file of every piece of evidence and comment of the action, and pages that tell of actions."""
    kept = Evidence.history.filter(action__slug="4c-1").values_list("id", "fingerprint").distinct()
    ends = {f"evidence/{pk}/{end}" for pk, mark in kept for end in ("", "withdraw/", "file/", f"files/{mark or 0}/")}
    said = {
        f"comments/{one}/{end}/"
        for one in Comment.objects.values_list("sequence", flat=True).distinct()
        for end in ("answer", "take-back")
    }
    own = ("", "history/", "progress/new/", "assurance/", "evidence/", "evidence/new/", "comments/", *ends, *said)
    more = ("findings/4c/", f"search/?q={MARKER}", f"search/?q={SAID}", "scrutiny/?q=4c", "actions.csv?finding=4c")
    lists = ("mine/", "qa/", "overview/", "owners/", "imports/plan.xlsx")
    return {f"{ON}{page}" for page in own} | {f"/ofsted-2014/{page}" for page in (*more, *lists)}


@pytest.mark.parametrize("who", sorted(EVERYBODY - READERS))
def test_no_page_or_file_shows_restricted_evidence_or_a_comment_to_others(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    forbidden = [MARKER] if who in SPEAKERS else [MARKER, SAID]
    for page in pages():
        shown = browser.get(page, follow=True).getvalue().decode(errors="replace")
        asked = page.partition("?q=")[2]
        assert not [word for word in forbidden if word in (shown.replace(asked, "") if asked else shown)], page


@pytest.mark.parametrize("who", sorted(EVERYBODY - SPEAKERS))
def test_who_may_not_comment_is_not_even_told_that_there_are_comments(planted, signed_in, who):
    shown = signed_in(f"{who}@example.org").get(ON).content.decode()
    assert "Questions and comments" not in shown
    assert "comments/" not in shown


@pytest.mark.parametrize("who", sorted(READERS))
def test_who_may_read_restricted_words_sees_and_downloads_it(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    shown = browser.get(ON).content.decode()
    assert (MARKER in shown, SAID in shown) == (True, True)
    kept = Evidence.objects.get(title=MARKER, is_withdrawn=False, link="")
    assert browser.get(f"{ON}evidence/{kept.pk}/file/").getvalue() == MARKER.encode()


def test_the_history_hides_title_and_reason_of_what_was_ever_restricted_from_everybody(planted, signed_in):
    shown = signed_in("qa@example.org").get(f"{ON}history/").content.decode()
    assert MARKER not in shown
    assert "withdrew evidence: restricted evidence" in shown


def test_who_gave_restricted_evidence_sees_their_own_and_nobody_elses(planted, signed_in):
    own = Proof("ADVICE OF COUNSEL", clock.today(), restricted_category="5")
    given = evidence.add(planted, own, upload=upload(b"Advice", "advice.txt"), **by("pathways"))
    browser = signed_in("pathways@example.org")
    shown = browser.get(ON).content.decode()
    assert "ADVICE OF COUNSEL" in shown
    assert "2 more are restricted" in shown
    assert browser.get(f"{ON}evidence/{given.pk}/file/").getvalue() == b"Advice"
    for other in ("asc", "observer"):
        elsewhere = signed_in(f"{other}@example.org")
        assert "ADVICE OF COUNSEL" not in elsewhere.get(ON).content.decode()
        assert elsewhere.get(f"{ON}evidence/{given.pk}/file/").status_code == 404


def test_what_the_qa_unit_says_of_it_later_is_the_qa_units(planted, signed_in):
    own = Proof("MINE", clock.today(), restricted_category="5")
    given = evidence.add(planted, own, upload=upload(b"Advice", "advice.txt"), **by("pathways"))
    theirs = Proof(MARKER, clock.today(), restricted_category="5")
    evidence.change(given, theirs, seen=1, **by("qa", MARKER))
    browser = signed_in("pathways@example.org")
    assert MARKER not in browser.get(ON).content.decode()
    for page in ("", "withdraw/", "file/"):
        assert browser.get(f"{ON}evidence/{given.pk}/{page}").status_code == 404
    sent = {"key": "a", "is_withdrawn": "yes", "because": "Mine"}
    assert browser.post(f"{ON}evidence/{given.pk}/withdraw/", sent).status_code == 404
