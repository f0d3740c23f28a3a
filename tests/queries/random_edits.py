"""Further commands drawn by a seed: those that edit the plan, and imports with their undoing."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from actionplan.commands import (
    actions,
    comments,
    editing,
    evidence,
    findings,
    imports,
    matters,
    merging,
    plans,
    report_text,
    requirements,
    resolutions,
    scrutiny,
    sources,
    splitting,
    staging,
    tags,
)
from actionplan.commands.action_words import ActionWords
from actionplan.commands.answers import Reply
from actionplan.commands.evidence import Proof
from actionplan.commands.findings import FindingWords
from actionplan.commands.resolutions import Resolved
from actionplan.commands.sheet import SheetAction
from actionplan.commands.sources import SourceWords
from actionplan.commands.splitting import Part
from actionplan.models import (
    Action,
    Document,
    Finding,
    Import,
    Judgement,
    Organisation,
    Post,
    ReportText,
    Requirement,
    Source,
)
from actionplan.queries.editing import ActionLinks, links_of, mark_of, mark_of_requirements
from actionplan.queries.imports import version_of
from actionplan.vocabulary import AnswerKind, DeliveryStatus, OriginKind, ReportSection, ResolutionKind
from tests.factories import Council
from tests.factories.council import DUE
from tests.queries.random_commands import Command, World


def links(w: World) -> ActionLinks:
    """Some links."""
    return ActionLinks(
        contributors=frozenset({w.one(Post.objects).pk}),
        partners=frozenset({w.one(Organisation.objects.filter(is_partner=True)).pk}),
        also_serves=frozenset({w.one(Finding.objects.filter(is_withdrawn=False)).pk}),
        origins={w.chance.choice(list(OriginKind)): w.words()},
    )


def add_an_action(w: World) -> object:
    finding, owner = w.one(Finding.objects.filter(is_withdrawn=False)), w.one(Post.objects)
    told = {"text": w.words(), "owner": owner, "due": DUE, "links": links(w)}
    return actions.add(finding, reference=w.words(), **told, **w.by())


def change_an_action(w: World) -> object:
    action = w.action()
    hanging = w.chance.choice((links_of(action), links(w)))
    words = ActionWords(action.finding, action.reference, w.words(), owner=w.one(Post.objects), links=hanging)
    return editing.change(action, words, seen=mark_of(action), **w.by())


def untouched() -> Any:
    """The actions of which nothing was said or asked yet, which may be split and merged."""
    return Action.objects.filter(updates=None, date_requests=None, standing_decisions=None)


def split_an_action(w: World) -> object:
    action = w.one(untouched())
    parts = [Part(w.words(), w.words(), owner=action.owner, due=DUE) for _ in range(2)]
    return splitting.split(action, parts, seen=mark_of(action), **w.by())


def merge_actions(w: World) -> object:
    action = w.one(untouched())
    others = [one for one in untouched() if one.pk != action.pk]
    return merging.merge(action, others, seen=mark_of(action), **w.by())


def add_a_finding(w: World) -> object:
    told = {"title": w.words(), "statement": w.words(), "requirements": [w.words(), w.words()]}
    return findings.add(w.council.source, reference=w.words(), **told, **w.by())


def change_a_finding(w: World) -> object:
    row = w.one(Finding.objects.select_related("source"))
    words = FindingWords(row.source, row.reference, row.title, row.statement)
    return findings.change(row, replace(words, title=w.words()), seen=row.version, **w.by())


def turn_a_finding(w: World) -> object:
    row = w.one(Finding.objects)
    return (findings.bring_back if row.is_withdrawn else findings.withdraw)(row, **w.by())


def change_a_source(w: World) -> object:
    row = w.one(Source.objects)
    return sources.change(row, SourceWords(w.words()), seen=row.version, **w.by())


def require(w: World) -> object:
    return requirements.add(w.council.finding, w.words(), **w.by())


def reword_a_requirement(w: World) -> object:
    row = w.one(Requirement.objects)
    return requirements.reword(row, w.words(), seen=row.version, **w.by())


def reorder_requirements(w: World) -> object:
    finding = w.council.finding
    order = list(finding.requirements.filter(is_withdrawn=False).order_by("pk").values_list("pk", flat=True))
    w.chance.shuffle(order)
    return requirements.reorder(finding, order, seen=mark_of_requirements(finding), **w.by())


def merge_requirements(w: World) -> object:
    return requirements.merge(w.one(Requirement.objects), w.one(Requirement.objects), **w.by())


def turn_a_requirement(w: World) -> object:
    row = w.one(Requirement.objects)
    return (requirements.bring_back if row.is_withdrawn else requirements.withdraw)(row, **w.by())


def write_the_report(w: World) -> object:
    section = w.chance.choice((ReportSection.REASONS, ReportSection.DETAIL))
    row = ReportText.objects.filter(plan=w.council.plan, section=section).first()
    return report_text.write(w.council.plan, section, w.words(), seen=row.version if row else 0, **w.by("democratic"))


def judge(w: World) -> object:
    return plans.add_parts(w.council.plan, Judgement, [{"area": w.words(), "grade": "good"}], **w.by())


def import_a_sheet(w: World) -> object:
    action, finding = w.action(), w.council.finding
    said: dict[str, Any] = {"text": w.words(), "status": w.chance.choice((None, *DeliveryStatus))}
    changes = ("text",) if said["status"] is None else ("text", "status")
    new = SheetAction("Plan", 2, "new", w.words(), finding=finding, owner="Head of owner", partners=("Police",), **said)
    old = SheetAction("Plan", 3, "changed", action.reference, action=action, finding=finding, changes=changes, **said)
    rows, qa = w.chance.choice(((new,), (old,), (new, old))), w.by()
    told = {"content": w.words().encode(), "file_name": "plan.xlsx", "reading": {}}
    staged = staging.stage(w.council.plan, by=qa["by"], at=qa["at"], **told)
    return imports.confirm(staged, rows, seen=version_of(w.council.plan), **qa)


def undo_an_import(w: World) -> object:
    return imports.undo(w.one(Import.objects), **w.by())


EDITING: tuple[Command, ...] = (
    add_an_action,
    change_an_action,
    split_an_action,
    merge_actions,
    add_a_finding,
    change_a_finding,
    turn_a_finding,
    change_a_source,
    require,
    reword_a_requirement,
    reorder_requirements,
    merge_requirements,
    turn_a_requirement,
    write_the_report,
    judge,
    import_a_sheet,
    undo_an_import,
)
"""What changes the plan itself."""


def begin(council: Council) -> Council:
    """Let a council do something of each kind, so that any command finds something to go on from."""
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by("democratic"))
    scrutiny.call_meeting(body, held_on=date(2014, 11, 27), **council.by("democratic"))
    plans.add_parts(council.plan, Document, [{"title": "Report"}], **council.by())
    for text in ("A plan for each", "A visit in time"):
        requirements.add(council.finding, text, **council.by())
    partners, serves = {council.organisations["Health"].pk}, {council.add_finding().pk}
    hanging = ActionLinks(partners=frozenset(partners), also_serves=frozenset(serves))
    claimed, said, asked, *_ = (council.action(links=hanging) for _ in range(7))
    council.claim(claimed)
    council.say(said, DeliveryStatus.AT_RISK)
    council.say(asked, DeliveryStatus.ON_TRACK)
    council.go_to(date(2014, 10, 6))
    council.ask(asked, date(2015, 2, 27))
    comments.say(said, "Is there a file?", is_question=True, **council.by("owner"))
    evidence.add(claimed, Proof("Audit", council.today, link="https://www.example.org/"), **council.by("owner"))
    tags.put(council.plan, [said], "audit", **council.by())
    held = scrutiny.call_meeting(body, held_on=council.today, **council.by("democratic"))
    resolutions.record(held, council.plan, Resolved(ResolutionKind.NOTED, "Noted"), **council.by("democratic"))
    for words in ("Why?", "By when?"):
        question = matters.ask(council.plan, words, **council.by("councillor"))
    matters.answer(question, Reply(AnswerKind.ANSWER, "So."), **council.by("director"))
    assert World(council, Random(0), made=1000).do(import_a_sheet)
    return council
