"""The QA unit's desk: everything on it leads to what moves it on, and owners are chased by post."""

import re
from datetime import date
from html import unescape
from urllib.parse import unquote

from django.test import Client
from django.utils import timezone

from actionplan.commands import comments, demonstration, people
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, DemonstrationClock, Partner
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council, fresh
from tests.factories.fixtures import council, council_of_the_module
from tests.told import example_settings

__all__ = ["council", "council_of_the_module", "example_settings"]

TODAY = date(2014, 12, 4)
PLAN = "/ofsted-2014/"


def desk(council: Council, page: str = "qa/") -> str:
    """The desk, or another page, as the QA unit has it once all is told."""
    if not DemonstrationClock.objects.exists():
        demonstration.anchor_clock(shows_at=council.tick(), at=timezone.now())
    browser = Client()
    browser.force_login(council.qa)
    answer = browser.get(page if page.startswith("/") else f"{PLAN}{page}")
    assert answer.status_code == 200
    return answer.content.decode()


def ways(council: Council) -> dict[str, str]:
    """Where each small button of the desk leads, by its words."""
    found = re.findall(r'plan-button--small"\s+href="([^"]+)">(.*?)</a>', desk(council), re.S)
    return {" ".join(re.sub(r"<[^>]+>", "", words).split()): unescape(address) for address, words in found}


def lose_its_date(council: Council, action: Action) -> None:
    with recording("actions.change", plan=council.plan, **council.by()) as record:
        action.due_on = None
        record.save(action)


def test_each_gap_leads_to_the_field_that_closes_it(council: Council):
    council.go_to(TODAY)
    bare = council.action(reference="4a-1", owner=None, due=DueDate(), success_measure="")
    lost = council.action(reference="4a-2", text="Write to every school")
    lose_its_date(council, lost)
    with recording("test", **council.by()) as record:
        record.add(Partner(action=bare, organisation=council.organisations["Health"]))
    found = ways(council)
    health = council.organisations["Health"].pk
    assert found["Give an owner to 4a-1"] == f"{PLAN}actions/4a-1/edit/#id_owner"
    assert found["Give a due date to 4a-1"] == f"{PLAN}actions/4a-1/edit/#id_due"
    assert found["Give a success measure to 4a-1"] == f"{PLAN}actions/4a-1/edit/#id_success_measure"
    assert found["Note what Health says of 4a-1"] == f"{PLAN}actions/4a-1/partners/{health}/"
    assert found["Give a due date to 4a-2"] == f"{PLAN}changes/new/?row={lost.pk}"
    form = desk(council, f"{PLAN}actions/4a-1/edit/")
    assert all(f'id="id_{field}"' in form for field in ("owner", "due", "success_measure", "text"))
    assert "4a-2" in desk(council, found["Give a due date to 4a-2"])


def test_a_requirement_without_an_action_leads_to_a_new_one_that_answers_it(council: Council):
    council.go_to(TODAY)
    council.action()
    finding = council.add_finding(reference="4b", requirements=["A pathway plan for each"])
    shown = desk(council)
    required = finding.requirements.get().pk
    assert f'href="{PLAN}findings/4b/actions/new/"' in shown
    assert f'href="{PLAN}findings/4b/actions/new/?requirement={required}"' in shown
    form = desk(council, f"{PLAN}findings/4b/actions/new/?requirement={required}")
    assert re.search(rf'<option value="{required}"\s+selected', form)


def test_two_actions_that_say_the_same_lead_to_a_merge_with_both_chosen(council: Council):
    council.go_to(TODAY)
    other = council.add_finding(reference="4b")
    council.action(reference="4a-1", text="Agree the standard")
    council.action(reference="4a-2", text="Agree the standard")
    council.action(reference="4b-1", text="Agree the standard", finding=other)
    found = ways(council)
    for words in ("Merge 4a-2 into 4a-1", "Merge 4b-1 into 4a-1"):
        chosen = desk(council, found[words])
        assert "Why are they merged?" in chosen
        assert words.split()[1] in chosen


def test_a_question_that_waits_leads_to_where_it_is_answered(council: Council):
    council.go_to(TODAY)
    action = council.action(reference="4a-1")
    comments.say(action, "Which standard is meant?", is_question=True, **council.by("owner"))
    assert "Which standard is meant?" in desk(council)
    assert ways(council)["Answer the question on 4a-1"] == f"{PLAN}actions/4a-1/comments/"


def test_an_owner_is_chased_once_for_everything_with_a_letter_that_lists_it(council: Council):
    late, silent, heard = (
        council.action(reference=f"4a-{one}", text=f"Do thing {one}", due=due)
        for one, due in enumerate((DueDate(date(2014, 11, 30)), DueDate(date(2015, 3, 1)), DueDate()), 1)
    )
    council.go_to(date(2014, 12, 1))
    council.say(late, DeliveryStatus.AT_RISK), council.say(heard, DeliveryStatus.ON_TRACK)
    council.go_to(TODAY)
    letter = unquote(ways(council)["Write to owner@example.org, Head of owner"])
    assert letter.startswith("mailto:owner@example.org?subject=Improvement plan: 2 actions to update&body=To the Head")
    assert "- 4a-1 Do thing 1 (was due on 30 November 2014)" in letter
    assert "- 4a-2 Do thing 2 (last heard of 64 days ago)" in letter
    assert "4a-3" not in letter
    assert f"{PLAN}mine/" in letter
    for page in ("qa/", "qa/chase/"):
        shown = desk(council, page)
        assert f'href="{PLAN}actions/?owner={late.owner_id}&amp;due=overdue">1<' in shown
        assert f'href="{PLAN}actions/?owner={late.owner_id}&amp;stale=1">1<' in shown
        assert "3 days ago" in shown
    assert f"{PLAN}actions/{silent.slug}/" in desk(council, "qa/chase/")


def test_nobody_to_write_to_leads_to_naming_somebody(council: Council):
    council.action(due=DueDate(date(2014, 11, 30)))
    council.action(due=DueDate(date(2014, 11, 30)), owner=None)
    people.hand_over(fresh(council.posts["owner"]), to=None, **council.by())
    council.go_to(TODAY)
    found = ways(council)
    assert found["Name a holder of Head of owner"] == f"/people/posts/{council.posts['owner'].pk}/holder/"
    assert found["Give them an owner"] == f"{PLAN}changes/new/?all=1&owner=none"


def test_a_desk_with_nothing_on_it_says_what_would_come_here(council: Council):
    council.action()
    shown = desk(council)
    assert "Nothing waits for you." in shown
    for words in ("No claims wait", "Nobody has asked", "No question", "No upload", "Nobody needs chasing", "no gaps"):
        assert words in shown
    assert "plan-counts" not in shown
    assert "Nobody needs chasing" in desk(council, "qa/chase/")
