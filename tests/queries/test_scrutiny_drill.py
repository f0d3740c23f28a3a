"""One finding and one action as members see them: the verdict, what would change it, and what left the plan."""

from datetime import date

from actionplan.commands import findings
from actionplan.commands.actions import DueDate
from actionplan.queries.scrutiny_drill import ActionPage, FindingPage, GoneFinding, action_page, finding_page
from actionplan.rules.policy import Policy
from actionplan.rules.verdict import Quadrant
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, Impact, Standing
from tests.factories import Council, fresh

DAY = date(2014, 12, 4)
WORKING_NEEDS = "Working needs an action whose difference for children is evident, not only early signs."
NEXT = "It would be off course if any action became overdue"
SAID = {"on": DAY, "policy": Policy()}


def shown(council: Council, slug: str = "4a") -> FindingPage:
    """The page of a finding on 4 December."""
    found = finding_page(council.plan, slug, **SAID)
    assert isinstance(found, FindingPage)
    return found


def test_a_finding_in_trouble_says_all_that_would_put_it_on_course(council: Council):
    late = council.action(due=DueDate(date(2014, 12, 1)))
    off, risk = council.action(), council.action()
    council.say(off, DeliveryStatus.OFF_TRACK, impact=Impact.EARLY_SIGNS)
    council.say(risk, DeliveryStatus.AT_RISK)
    page = shown(council)
    assert (page.verdict, page.quadrant) == ("Off course, but early signs of an effect", Quadrant.NEITHER)
    assert page.would_change == (
        f"On course needs {late.reference} done, or another date agreed.",
        f"On course needs {off.reference} back on track.",
        f"On course needs {risk.reference} no longer at risk.",
        f"{WORKING_NEEDS} The nearest is {off.reference}, with early signs.",
    )


def test_a_finding_without_any_action_needs_one(council: Council):
    page = shown(council)
    assert page.would_change[0] == "On course needs at least one action."
    bare = council.add_finding(requirements=["A pathway plan"])
    council.action(finding=bare)
    assert "On course needs an action for what is required and has none." in shown(council, bare.slug).would_change


def test_what_is_suspended_alone_keeps_a_finding_off_course(council: Council):
    council.stand(council.action(), Standing.SUSPENDED, review_on=date(2015, 1, 31))
    assert shown(council).would_change[0] == "On course needs what is suspended taken up again, or all of it assured."


def test_a_finding_on_course_says_what_is_due_next(council: Council):
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK, impact=Impact.EVIDENT)
    page = shown(council)
    assert (page.verdict, page.quadrant) == ("On course, working", Quadrant.ON_COURSE_AND_WORKING)
    assert page.would_change == (
        f"{NEXT}: {action.reference} is the next due, on 31 December 2014.",
        "It would no longer be working if the next update found that the difference did not last.",
    )


def test_all_that_happened_is_told_the_newest_first_in_the_words_of_who_said_it(council: Council):
    action = council.action()
    council.say(action, DeliveryStatus.AT_RISK, difference="Two came back")
    council.move(action, date(2015, 1, 31))
    council.claim(action)
    council.decide(action, AssuranceOutcome.RETURNED)
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    page = action_page(council.plan, action.slug, **SAID)
    assert isinstance(page, ActionPage)
    assert [one.what for one in page.events] == [
        "Suspended until 31 January 2015",
        "Claim returned by the QA unit",
        "The owner said: complete",
        "New due date agreed: 31 January 2015 instead of 31 December 2014",
        "The owner said: at risk",
    ]
    assert (
        page.events[-1].text == "The first meeting was held. Why: The post was vacant. Next: Somebody starts on Monday."
    )
    assert page.events[-1].difference == "Two came back"
    assert page.action is not None
    assert page.action.state == ActionState.SUSPENDED
    assert {one.slug for one in shown(council).events} == {action.slug}


def test_an_action_that_left_the_plan_says_why_and_what_is_in_its_place(council: Council):
    heir, old = council.action(), council.action()
    council.stand(old, Standing.SUPERSEDED, superseded_by=heir)
    page = action_page(council.plan, old.slug, **SAID)
    assert isinstance(page, ActionPage)
    assert page.action is None
    assert page.apart is page.one
    assert (page.one.state, page.one.successor_slugs, page.one.left_on) == (
        ActionState.SUPERSEDED,
        (heir.slug,),
        date(2014, 10, 1),
    )
    assert [one.slug for one in shown(council).left] == [old.slug]


def test_a_finding_that_left_the_plan_says_only_that_and_what_never_was_there_nothing(council: Council):
    finding = council.add_finding(reference="4z", title="Old")
    action = council.action(finding=finding)
    council.stand(action, Standing.WITHDRAWN)
    findings.withdraw(fresh(finding), **council.by())
    for page in (finding_page(council.plan, "4z", **SAID), action_page(council.plan, action.slug, **SAID)):
        assert page == GoneFinding("4z", "Old", finding.statement, date(2014, 10, 1))
    assert finding_page(council.plan, "nothing", **SAID) is None
    assert action_page(council.plan, "nothing", **SAID) is None


def test_another_plan_s_finding_is_not_there(council: Council):
    other = council.add_plan("another")
    assert finding_page(other, "4a", **SAID) is None
