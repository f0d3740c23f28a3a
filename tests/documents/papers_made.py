"""Packs made by hand, of any number of actions: everything that a pack can say, and no database."""

from datetime import date, timedelta

from actionplan.queries.pack_values import (
    PackAppendix,
    PackChart,
    PackComparison,
    PackContent,
    PackMeasure,
    PackPoint,
    PackSeal,
    PackSection,
    PackTerm,
)
from actionplan.queries.plans import DeadlinePosition
from actionplan.queries.scrutiny_action_values import ActionTravel, PublicAction, PublicApart, PublicCount, PublicGap
from actionplan.queries.scrutiny_matter_values import PublicAnswer, PublicMatter, PublicPlace
from actionplan.queries.scrutiny_values import FindingTravel, Position, PublicFinding, PublicMeeting, PublicSource
from actionplan.queries.scrutiny_voices import PublicVoice
from actionplan.rules.travel import Direction
from actionplan.vocabulary import (
    ActionState,
    AnswerKind,
    FindingState,
    Impact,
    MatterKind,
    MatterState,
    ReportSection,
)

DAY = date(2014, 12, 4)
MET_ON = date(2014, 10, 22)
STATES = (
    ActionState.OVERDUE,
    ActionState.OFF_TRACK,
    ActionState.AT_RISK,
    ActionState.NOT_STARTED,
    ActionState.AWAITING_ASSURANCE,
    ActionState.ON_TRACK,
    ActionState.ASSURED,
    ActionState.SUSPENDED,
)


def an_action(number: int, finding: str = "4a", **other: object) -> PublicAction:
    """An action in the state of its number, with words in every field."""
    state = STATES[number % len(STATES)]
    due = date(2014, 11, 1) + timedelta(days=number)
    given: dict[str, object] = {
        "anchor": f"action-{finding}-{number}",
        "slug": f"{finding}-{number}",
        "reference": f"{finding}-{number}",
        "text": f"Train every team in step {number} and look at what came of it",
        "state": state,
        "said": ActionState.ON_TRACK if state == ActionState.OVERDUE else state,
        "owner": "Head of Looked After Children",
        "why": f"Two posts are vacant, reason {number}." if number % 8 < 3 else "",
        "happened": f"Half of the teams were trained, round {number}.",
        "next": f"The LSCB sees the audit of round {number}.",
        "due_on": due,
        "due_words": "",
        "first_due_on": due - timedelta(days=30),
        "asked_on": None,
        "number_of_moves": 1,
        "most_moves": 2,
        "days_late": max((DAY - due).days, 0) if state == ActionState.OVERDUE else 0,
        "days_left": max((due - DAY).days, 0),
        "updated_on": DAY - timedelta(days=7),
        "days_since_update": 7,
        "impact": Impact.EARLY_SIGNS,
        "difference": f"Children say that they are heard, group {number}.",
        "assured_because": "",
        "suspended_because": "A review is awaited." if state == ActionState.SUSPENDED else "",
        "suspended_until": None,
        "is_review_due": False,
        "is_returned": False,
        "moved_because": "The partner asked for time.",
        "gaps": (PublicGap("Its last update", "3", f"A contract, lot {number}."),),
        "travel": ActionTravel(ActionState.ON_TRACK, Direction.WORSE, due - timedelta(days=30), was_returned=False),
    }
    return PublicAction(**(given | other))  # type: ignore[arg-type]


def a_finding(reference: str, actions: tuple[PublicAction, ...], state: FindingState) -> PublicFinding:
    """A finding with these actions."""
    counts = tuple(PublicCount(one, number) for one in ActionState if (number := sum(a.state == one for a in actions)))
    return PublicFinding(
        anchor=f"finding-{reference}",
        slug=reference,
        reference=reference,
        title=f"Care leavers, part {reference}",
        statement=f"The inspectors found that part {reference} is not good yet.",
        state=state,
        counts=counts,
        actions=actions,
        impact=Impact.EARLY_SIGNS,
        number_with_impact=len(actions),
        last_due_on=None,
        other_reasons=("No action answers this requirement: a health record.",),
        apart=(
            PublicApart(
                f"{reference}-old",
                f"{reference}-old",
                "Write a plan",
                reference,
                ActionState.WITHDRAWN,
                "It was done before.",
                "",
                (),
                MET_ON,
            ),
        ),
        because="an action is overdue",
        travel=FindingTravel(FindingState.AT_RISK, Direction.WORSE, Impact.EARLY_SIGNS, Direction.NO_CHANGE),
    )


def a_position(number_of_actions: int = 8, **other: object) -> Position:
    """A position with that many actions, ten to a finding."""
    findings = []
    for start in range(0, number_of_actions, 10):
        reference = f"4{'abcdefghijklmnopqrstuvwxyz'[start // 10]}"
        actions = tuple(an_action(one, reference) for one in range(start, min(start + 10, number_of_actions)))
        findings.append(a_finding(reference, actions, FindingState.OFF_COURSE))
    given: dict[str, object] = {
        "plan_title": "Ofsted inspection of July 2014",
        "council": "Southampton City Council",
        "day": DAY,
        "timetable": (DeadlinePosition("Action plan to Ofsted", date(2014, 12, 15), 11, "90 days from publication"),),
        "sources": (PublicSource("Council services", "What the inspectors say.", tuple(findings)),),
        "next_meeting": PublicMeeting("Scrutiny panel", date(2014, 12, 17)),
        "last_meeting": PublicMeeting("Scrutiny panel", MET_ON),
    }
    return Position(**(given | other))  # type: ignore[arg-type]


def a_matter() -> PublicMatter:
    """A recommendation with an answer, of which a part is exempt."""
    answer = PublicAnswer(1, AnswerKind.INTERIM, None, "We will come back to it.", "Director", DAY, "1. An individual")
    return PublicMatter(
        plan="ofsted-2014", kind=MatterKind.RECOMMENDATION, number=1, words="That the LSCB reports twice a year.",
        asked_on=MET_ON, asked_by="", meeting=PublicPlace("Scrutiny panel", "scrutiny-panel", MET_ON), place=1,
        about=None, owed_by="Executive member", owed_by_post=1, due_on=date(2014, 12, 1),
        first_due_on=date(2014, 12, 1),
        state=MatterState.OVERDUE, answered_days=None, shown_on=DAY, said=(answer,), seen=1, duties=1,
    )  # fmt: skip


def a_content(number_of_actions: int = 8, **other: object) -> PackContent:
    """Everything that a pack can hold."""
    given: dict[str, object] = {
        "position": a_position(number_of_actions),
        "report": (
            PackSection(ReportSection.CONFIDENTIALITY, "Nothing in this report is confidential."),
            PackSection(ReportSection.BRIEF_SUMMARY, "The QA unit compiled the plan.\n\nThe LSCB and the QA unit met."),
        ),
        "comparison": PackComparison(PublicMeeting("Scrutiny panel", MET_ON), "Compared with the plan then.", (), ()),
        "chart": PackChart(
            (
                PackPoint(date(2014, 9, 16), 0, 0, 0),
                PackPoint(DAY, 4, 2, 1),
                PackPoint(date(2016, 3, 16), 8, None, None),
            ),
            "4 December 2014: 4 of 8 actions due, 2 complete, 1 of those assured.",
            "At the present rate, all 8 actions would be assured on 1 May 2015.",
            "1 action was assured in the 64 days since 1 October 2014.",
            "Re-inspection window",
            date(2015, 9, 16),
            date(2016, 3, 16),
        ),
        "measures": (PackMeasure("Care leavers in touch", "64%", "Up from 58% in July", "Council data"),),
        "matters": (a_matter(),),
        "voices": (PublicVoice(DAY, "Care leavers' forum", 12, "Ring us back.", "4a", "4a"),),
        "terms": (
            PackTerm("LSCB", "Local Safeguarding Children Board", "The board of all agencies."),
            PackTerm("QA", "Quality Assurance"),
        ),
        "appendices": (PackAppendix("1", "The inspection report", "Open to the public"),),
        "seal": PackSeal(1234, "ab12cd34" * 8),
    }
    return PackContent(**(given | other))  # type: ignore[arg-type]
