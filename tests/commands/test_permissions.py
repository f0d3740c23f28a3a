"""Every command asked by every person: who may is let in, everybody else is refused and nothing is written."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from actionplan import commands
from actionplan.commands import (
    actions,
    answers,
    assurance,
    bulk,
    comments,
    dates,
    documents,
    drafts,
    editing,
    evidence,
    filters,
    findings,
    imports,
    matters,
    merging,
    people,
    plans,
    preparing,
    progress,
    publishing,
    report_text,
    requirements,
    resolutions,
    scrutiny,
    settings,
    sources,
    splitting,
    staging,
    tags,
    terms,
    voices,
)
from actionplan.commands.evidence import Proof
from actionplan.commands.papers import Paper
from actionplan.commands.recording import recording
from actionplan.commands.sheet import SheetAction
from actionplan.models import (
    Body,
    Change,
    Document,
    Evidence,
    Partner,
    Person,
    ReportText,
    RoleHeld,
    SavedFilter,
    StagedImport,
)
from actionplan.queries.bulk import TagEdit
from actionplan.queries.imports import version_of
from actionplan.vocabulary import AssuranceOutcome, Commitment, DeliveryStatus, ReportSection, Role, Standing
from tests.commands.editing_commands import EDITING
from tests.commands.publishing_commands import PUBLISHING
from tests.commands.scrutiny_commands import SCRUTINY
from tests.commands.words_commands import WORDS
from tests.factories import Council, ProgressFactory, fresh

EVERYBODY = (
    *("admin", "qa", "other_qa", "owner", "other_manager", "councillor", "democratic", "director", "executive"),
    *("partner", "observer", "stranger", "left"),
)
QA = {"qa", "other_qa"}
OWNS = QA | {"owner"}
KEEPS = QA | {"democratic"}
Command = Callable[[Council, dict[str, Any]], object]


def stage(council: Council) -> StagedImport:
    """An upload that waits."""
    told = {"content": b"x", "file_name": "plan.xlsx", "reading": {}, "by": council.qa, "at": council.tick()}
    return staging.stage(council.plan, **told)


def only_who_and_when(told: dict[str, Any]) -> dict[str, Any]:
    """Staging is not the record, so its commands take no reason."""
    return {key: told[key] for key in ("by", "at")}


def decide_claim(council: Council, told: dict[str, Any]) -> object:
    action = council.action()
    council.claim(action)
    return assurance.decide(action, AssuranceOutcome.ASSURED, without_evidence=True, **later(council, told))


def decide_date(council: Council, told: dict[str, Any]) -> object:
    request = council.ask(council.action(), date(2015, 1, 31))
    return dates.decide(request, is_agreed=True, **told | {"at": council.tick()})


def commit_partner(council: Council, told: dict[str, Any]) -> object:
    partner = Partner(action=council.action(), organisation=council.organisations["Health"])
    with_partner(council, partner)
    return actions.commit_partner(partner, Commitment.AGREED, **told | {"at": council.tick()})


def with_partner(council: Council, partner: Partner) -> None:
    with recording("test", **council.by()) as record:
        record.add(partner)


def end_role(council: Council, told: dict[str, Any]) -> object:
    held = RoleHeld.objects.get(person=council.councillor)
    return people.end_role(held, **told)


def a_paper(council: Council) -> Document:
    return documents.add(council.plan, Paper("A"), **council.by())


def confirm(council: Council, told: dict[str, Any]) -> object:
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it")
    return imports.confirm(stage(council), [row], seen=version_of(council.plan), **told | {"at": council.tick()})


def take_back(council: Council, told: dict[str, Any]) -> object:
    return comments.withdraw(
        comments.say(council.action(), "A word", **council.by("owner")), **told | {"at": council.tick()}
    )


PROOF = Proof("Audit", date(2014, 9, 30), link="https://www.example.org/")


def some_evidence(council: Council) -> Evidence:
    return evidence.add(council.action(), PROOF, **council.by("owner"))


def change_evidence(council: Council, told: dict[str, Any]) -> object:
    return evidence.change(some_evidence(council), replace(PROOF, title="B"), seen=1, **later(council, told))


def bring_evidence_back(council: Council, told: dict[str, Any]) -> object:
    return evidence.bring_back(evidence.withdraw(some_evidence(council), **council.by("owner")), **later(council, told))


def take_tag_off(council: Council, told: dict[str, Any]) -> object:
    action = council.action()
    tags.put(council.plan, [action], "a", **council.by())
    return tags.take_off(council.plan, [action], "a", **later(council, told))


def correct(council: Council, told: dict[str, Any]) -> object:
    said = council.say(council.action(), DeliveryStatus.ON_TRACK)
    return progress.correct(said, ProgressFactory(), **later(council, told))


def repeat(council: Council, told: dict[str, Any]) -> object:
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK, said_on=date(2014, 9, 26))
    return progress.repeat(action, **later(council, told))


def end_stand_in(council: Council, told: dict[str, Any]) -> object:
    stand_in = people.name_stand_in(council.posts["owner"], council.other_qa, **council.by())
    return people.end_stand_in(stand_in, **told | {"at": council.tick()})


def keep_filter(council: Council, told: dict[str, Any]) -> SavedFilter:
    return filters.keep(council.plan, "A", "due=overdue", is_shared=False, **only_who_and_when(told))


def change_filter(council: Council, told: dict[str, Any]) -> object:
    return filters.change(keep_filter(council, council.by()), "B", is_shared=False, **only_who_and_when(told))


def delete_filter(council: Council, told: dict[str, Any]) -> None:
    filters.remove(keep_filter(council, council.by()), **only_who_and_when(told))


COMMANDS: dict[str, tuple[Command, set[str]]] = {
    **EDITING,
    **SCRUTINY,
    **PUBLISHING,
    **WORDS,
    "actions.add": (lambda c, t: actions.add(c.finding, reference="x1", text="Do it", **t), QA),
    "actions.decide_standing": (
        lambda c, t: actions.decide_standing(c.action(), Standing.WITHDRAWN, **later(c, t)),
        QA,
    ),
    "actions.commit_partner": (commit_partner, QA | {"partner"}),
    "assurance.decide": (decide_claim, QA),
    "bulk.change": (lambda c, t: bulk.change(c.plan, [c.action().pk], TagEdit("a", is_put=True), **later(c, t)), QA),
    "comments.say": (lambda c, t: comments.say(c.action(), "A word", **t), OWNS | {"director"}),
    "comments.withdraw": (take_back, {"owner"}),
    "documents.add": (lambda c, t: documents.add(c.plan, Paper("A"), **t), KEEPS),
    "documents.change": (
        lambda c, t: documents.change(a_paper(c), Paper("B"), seen=1, **later(c, t)),
        KEEPS,
    ),
    "documents.withdraw": (lambda c, t: documents.withdraw(a_paper(c), **later(c, t)), KEEPS),
    "documents.bring_back": (
        lambda c, t: documents.bring_back(documents.withdraw(a_paper(c), **c.by()), **later(c, t)),
        KEEPS,
    ),
    "evidence.add": (lambda c, t: evidence.add(c.action(), PROOF, **later(c, t)), OWNS),
    "evidence.change": (change_evidence, OWNS),
    "evidence.withdraw": (lambda c, t: evidence.withdraw(some_evidence(c), **later(c, t)), OWNS),
    "evidence.bring_back": (bring_evidence_back, OWNS),
    "filters.keep": (keep_filter, OWNS | {"other_manager", "director", "observer", "partner"}),
    "filters.change": (change_filter, {"qa"}),
    "filters.remove": (delete_filter, {"qa"}),
    "findings.add_source": (lambda c, t: findings.add_source(c.plan, slug="visit", name="A visit", **t), QA),
    "findings.add": (lambda c, t: findings.add(c.source, reference="4z", title="T", statement="S", **t), QA),
    "imports.confirm": (confirm, QA),
    "people.add": (lambda c, t: people.add(email="a@example.org", name="A", password=None, **t), {"admin"}),
    "people.give_role": (lambda c, t: people.give_role(c.stranger, Role.COUNCILLOR, **t), {"admin"}),
    "people.end_role": (end_role, {"admin"}),
    "people.deactivate": (lambda c, t: people.deactivate(c.stranger, **t), {"admin"}),
    "people.add_organisation": (lambda c, t: people.add_organisation("Schools", **t), QA | {"admin"}),
    "people.add_post": (lambda c, t: people.add_post("P", c.organisations["Health"], **t), QA | {"admin"}),
    "people.hand_over": (lambda c, t: people.hand_over(fresh(c.posts["owner"]), to=None, **t), QA | {"admin"}),
    "people.name_stand_in": (lambda c, t: people.name_stand_in(c.posts["owner"], c.qa, **t), QA | {"admin"}),
    "people.end_stand_in": (end_stand_in, QA | {"admin"}),
    "plans.make": (
        lambda c, t: plans.make(
            slug="p", title="P", council="C", inspected_on=date(2015, 1, 1), published_on=date(2015, 2, 1), **t
        ),
        QA,
    ),
    "plans.add_parts": (lambda c, t: plans.add_parts(c.plan, ReportText, [{"section": "wards", "text": ""}], **t), QA),
    "settings.change": (
        lambda c, t: settings.change({"stale_days": 7}, seen=0, shown_for=c.today, from_on=c.today, **t),
        QA | {"admin"},
    ),
    "settings.set_policy": (lambda c, t: settings.set_policy({"stale_days": 7}, from_on=c.today, **t), QA | {"admin"}),
    "drafts.keep": (lambda _, t: drafts.keep("/a/", {}, **only_who_and_when(t)), set(EVERYBODY) - {"left"}),
    "drafts.of": (lambda _, t: drafts.of("/a/", by=t["by"]), set(EVERYBODY)),
    "drafts.all_of": (lambda _, t: drafts.all_of(t["by"]), set(EVERYBODY)),
    "drafts.forget": (lambda _, t: drafts.forget("/a/", by=t["by"]), set(EVERYBODY)),
    "progress.correct": (correct, OWNS),
    "progress.repeat": (repeat, OWNS),
    "progress.record": (lambda c, t: progress.record(c.action(), ProgressFactory(), **later(c, t)), OWNS),
    "dates.ask": (
        lambda c, t: dates.ask(c.action(), to=date(2015, 1, 31), **later(c, t)),
        OWNS,
    ),
    "dates.withdraw": (
        lambda c, t: dates.withdraw(c.ask(c.action(), date(2015, 1, 31)), **later(c, t)),
        {"owner"},
    ),
    "dates.decide": (decide_date, QA | {"director"}),
    "report_text.write": (
        lambda c, t: report_text.write(c.plan, ReportSection.WARDS, "All", seen=0, **t),
        KEEPS,
    ),
    "staging.stage": (
        lambda c, t: staging.stage(c.plan, content=b"x", file_name="f", reading={}, **only_who_and_when(t)),
        QA,
    ),
    "staging.answer": (lambda c, t: staging.answer(stage(c), {}, reading={}, **only_who_and_when(later(c, t))), QA),
    "tags.put": (lambda c, t: tags.put(c.plan, [c.action()], "a", **later(c, t)), QA),
    "tags.take_off": (take_tag_off, QA),
    "staging.cancel": (lambda c, t: staging.cancel(stage(c), **only_who_and_when(later(c, t))), QA),
}


def later(council: Council, told: dict[str, Any]) -> dict[str, Any]:
    """The same person at the next moment, after what had to be made first."""
    return told | {"at": council.tick()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_lets_in_who_may_and_refuses_everybody_else(council: Council, name: str):
    command, allowed = COMMANDS[name]
    let_in = {who for who in EVERYBODY if is_let_in(council, command, who)}
    assert let_in == allowed


def is_let_in(council: Council, command: Command, who: str) -> bool:
    """Whether a person may, each on a council of their own; a refusal writes no change of theirs."""
    now = council.now
    point = transaction.savepoint()
    try:
        command(council, council.by(who))
    except PermissionDenied:
        assert not Change.objects.filter(by=council.people[who], at=council.now).exists()
        return False
    else:
        return True
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def test_every_public_command_is_in_this_table():
    modules = (
        actions,
        answers,
        assurance,
        bulk,
        comments,
        dates,
        documents,
        drafts,
        evidence,
        filters,
        findings,
        imports,
    )
    modules += (editing, merging, requirements, sources, splitting)
    modules += (preparing, publishing, terms, voices)
    modules += (people, plans, progress, report_text, scrutiny, matters, resolutions, settings, staging, tags)
    public = {
        f"{module.__name__.removeprefix(commands.__name__ + '.')}.{name}"
        for module in modules
        for name, one in inspect.getmembers(module, inspect.isfunction)
        if one.__module__ == module.__name__ and not name.startswith("_") and "by" in inspect.signature(one).parameters
    }
    assert public == set(COMMANDS)


def test_nobody_inactive_commits_for_their_organisation(council: Council):
    partner = Partner(action=council.action(), organisation=council.organisations["Health"])
    with_partner(council, partner)
    people.deactivate(council.partner, **council.by("admin"))
    with pytest.raises(PermissionDenied):
        actions.commit_partner(partner, Commitment.AGREED, **council.by("partner"))


def test_a_role_for_one_plan_decides_nothing_for_the_council(council: Council):
    council.add_person("plan_qa", Role.QA, plan=council.plan)
    council.add_person("plan_admin", Role.ADMINISTRATOR, plan=council.plan)
    actions.add(council.finding, reference="p1", text="Do it", **council.by("plan_qa"))
    for attempt in (
        lambda: settings.set_policy({"stale_days": 1}, from_on=council.today, **council.by("plan_qa")),
        lambda: council_wide_plan(council),
        lambda: scrutiny.add_body("b", "B", **council.by("plan_qa")),
        lambda: people.add_organisation("O", **council.by("plan_qa")),
        lambda: people.give_role(council.plan_admin, Role.ADMINISTRATOR, **council.by("plan_admin")),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert not Body.objects.exists()
    assert Person.objects.get(name="plan_admin").roles_held.count() == 1


def council_wide_plan(council: Council) -> object:
    """Make another plan with a role for the first."""
    days = {"inspected_on": date(2015, 1, 1), "published_on": date(2015, 2, 1)}
    return plans.make(slug="p", title="P", council="C", **days, **council.by("plan_qa"))


def test_a_role_for_one_plan_is_worth_nothing_in_another(council: Council):
    other = council.add_plan("other")
    council.add_person("plan_qa", Role.QA, plan=other)
    with pytest.raises(PermissionDenied, match="This needs the permission “Edit the plan”"):
        actions.add(council.finding, reference="p1", text="Do it", **council.by("plan_qa"))
