"""A plan in which everything occurs that a workbook must give back, and what becomes of its own file."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from actionplan.commands import people
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, AlsoServes, Contributor, Origin, Partner, Plan, Post, Requirement
from actionplan.spreadsheet.export import plan_as_csv, plan_as_xlsx
from actionplan.spreadsheet.kept_words import MOST_COLUMNS
from actionplan.spreadsheet.own_columns import PLAN_SHEET
from actionplan.spreadsheet.own_guidance import About
from actionplan.spreadsheet.preview import Preview
from actionplan.vocabulary import AssuranceOutcome, DatePrecision, DeliveryStatus, Impact, OriginKind, Standing
from tests.factories import Council
from tests.imports.conftest import look

POSTS = ("Head of Care and Director of Nursing", "Manager, Quality / Safeguarding Lead", "Vacant posts officer")
FORMULAS = ("=1+1", "+44 23 8083 3000", "-10% by March", "@the board", "'=1+1", "''@twice", "＝HYPERLINK(0)")
TEXTS = {
    "lines": "First line\n\n- second line\n1. third\n2. fourth",
    "long": ("Thirty thousand characters. " * 1100)[:30_000],
    "control": "Bell\x07, tab\there, \x0bvertical, end\x1f \ufffe of it\x7f",
    "escaped": "_x0041_ and _x000D_ are only words",
    "markup": "<b>R&D</b> “quoted”, 'single', a, b; c | d £5m ✓ 😐",
    "above": "As above",
    "number": "1.10",
    "heading": "Action",
    "finding": "Recommendation 3: care leavers",
    "foot": "Signed: R = Red",
}
DATES = (
    DueDate(date(2014, 12, 31), "end of December 2014", DatePrecision.MONTH),
    DueDate(date(2015, 3, 31), "31 March 2015", DatePrecision.DAY),
    DueDate(date(2015, 3, 31), "31/03/15", DatePrecision.DAY),
    DueDate(date(2015, 3, 31), "Q4 2014/15", DatePrecision.QUARTER),
    DueDate(date(2015, 7, 31), "June/July 2015", DatePrecision.MONTH),
    DueDate(date(2014, 11, 30), "31/11/14", DatePrecision.DAY),
    DueDate(date(2015, 2, 28), "", DatePrecision.DAY),
    DueDate(None, "Ongoing", DatePrecision.NONE),
    DueDate(None, "", DatePrecision.NONE),
)
KEPT = {
    "Area": "Leadership",
    "RAG rating": "Blue",
    "Notes": "A note\n[[Area]] on two lines",
    "Kept: Area": "=cmd",
    "Comment in column E": "Check this",
    "Ref / Action": "9",
}


def a_full_plan(council: Council) -> Plan:
    """Some forty actions, each odd in its own way."""
    second = council.add_finding(reference="SIF 2", title="12 Weeks are too long", requirements=["A plan\nfor each"])
    for words in (*TEXTS.values(), *FORMULAS):
        action = council.action(text=words, success_measure=words)
        council.say(action, DeliveryStatus.ON_TRACK, happened=words, difference=words, impact=Impact.EARLY_SIGNS)
        change(council, action, resources=words)
    for due in DATES:
        council.action(due=due, owner=None)
    posts = [people.add_post(title, council.organisations["The council"], **council.by()) for title in POSTS]
    change(council, council.action(finding=second), requirement=Requirement.objects.get(finding=second))
    tie(council, council.action(owner=posts[0], finding=second), posts)
    change(council, council.action(), original_cells=KEPT)
    struck = {f"Struck through in E{number}": f"Old {number}\n[[x]] y" for number in range(MOST_COLUMNS + 5)}
    change(council, council.action(), original_cells=struck)
    stand(council)
    return council.plan


def change(council: Council, action: Action, **told: Any) -> None:
    """Set fields of an action that no command of its own sets."""
    with recording("actions.change", plan=council.plan, **council.by()) as record:
        for name, value in told.items():
            setattr(action, name, value)
        record.save(action)


def tie(council: Council, action: Action, posts: list[Post]) -> None:
    """Let an action have several of everything."""
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        for post in (*posts[1:], council.posts["partner"]):
            record.add(Contributor(action=action, post=post))
        for name in ("Health", "Police"):
            record.add(Partner(action=action, organisation=council.organisations[name]))
        for kind in OriginKind:
            record.add(Origin(action=action, kind=kind))
        record.add(AlsoServes(action=action, finding=council.finding))


def stand(council: Council) -> None:
    """Actions in every state, with words that only some may read."""
    assured, returned, claimed, suspended, old, heir, gone, moved, asked, said = (council.action() for _ in range(10))
    for action in (assured, returned, claimed):
        council.claim(action)
    council.decide(assured, AssuranceOutcome.ASSURED)
    council.decide(returned, AssuranceOutcome.RETURNED)
    council.stand(suspended, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    council.stand(old, Standing.SUPERSEDED, superseded_by=heir)
    council.stand(gone, Standing.WITHDRAWN)
    council.move(moved, date(2015, 1, 31))
    council.ask(asked, date(2015, 1, 31))
    secret = {"restricted_note": "SECRET WORDS", "restricted_category": "1"}
    council.say(said, DeliveryStatus.AT_RISK, **secret)
    change(council, said, **secret)


def about(plan: Plan, council: Council) -> About:
    """What its files say of themselves."""
    return About(plan.title, plan.council, council.now)


def exported(council: Council, plan: Plan, folder: Path, kind: str = "xlsx") -> Path:
    """The plan's own file."""
    content, _ = {"xlsx": plan_as_xlsx, "csv": plan_as_csv}[kind](plan, about(plan, council))
    path = folder / f"plan.{kind}"
    path.write_bytes(content)
    return path


def told(shown: Preview) -> dict[str, Any]:
    """What a preview would do, and all that it asks."""
    return {
        "counts": {state: number for state, number in shown.counts.items() if number},
        "differences": [(row.action.reference, one) for row in shown.rows for one in row.differences],
        "missing": [one.action.reference for one in shown.missing],
        "new": (*shown.new_posts, *shown.new_organisations),
        "questions": [question.kind for question in shown.questions],
        "writes": shown.writes,
    }


def nothing(number: int) -> dict[str, Any]:
    """What is told of a file of so many rows that changes nothing."""
    none: dict[str, Any] = {"differences": [], "missing": [], "new": (), "questions": [], "writes": False}
    return {"counts": {"unchanged": number}, **none}


def edited(path: Path, reference: str, heading: str, words: object) -> Path:
    """The file with one cell typed over."""
    book = load_workbook(path)
    page = book[PLAN_SHEET]
    headings = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == reference)
    row[headings.index(heading)].value = words
    path = path.with_name("edited.xlsx")
    book.save(path)
    return path


def looked_at(path: Path, plan: Plan, council: Council) -> dict[str, Any]:
    """What importing a file would do."""
    return told(look(path, plan, on=council.today))
