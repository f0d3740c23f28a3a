"""The commands that edit the plan, each on a council of its own: only the QA unit may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from actionplan.commands import editing, findings, merging, requirements, sources, splitting
from actionplan.commands.action_words import ActionWords
from actionplan.commands.findings import FindingWords
from actionplan.commands.sources import SourceWords
from actionplan.commands.splitting import Part
from actionplan.models import Requirement
from actionplan.queries.editing import mark_of, mark_of_requirements
from tests.factories import Council
from tests.factories.council import DUE

QA = {"qa", "other_qa"}
Command = Callable[[Council, dict[str, Any]], object]


def later(council: Council, told: dict[str, Any]) -> dict[str, Any]:
    """The same person at the next moment, after what had to be made first."""
    return told | {"at": council.tick()}


def change(council: Council, told: dict[str, Any]) -> object:
    action = council.action()
    words = ActionWords(council.finding, action.reference, "Do it otherwise")
    return editing.change(action, words, seen=mark_of(action), **later(council, told))


def split(council: Council, told: dict[str, Any]) -> object:
    action = council.action()
    parts = [Part("p1", "Do it", due=DUE), Part("p2", "Do it", due=DUE)]
    return splitting.split(action, parts, seen=mark_of(action), **later(council, told))


def merge(council: Council, told: dict[str, Any]) -> object:
    action, other = council.action(), council.action()
    return merging.merge(action, [other], seen=mark_of(action), **later(council, told))


def required(council: Council) -> Requirement:
    finding = council.add_finding(reference="4r", requirements=["One", "Two"])
    return finding.requirements.first()


def reorder(council: Council, told: dict[str, Any]) -> object:
    finding = required(council).finding
    order = [one.pk for one in finding.requirements.order_by("-order")]
    return requirements.reorder(finding, order, seen=mark_of_requirements(finding), **later(council, told))


def merge_requirements(council: Council, told: dict[str, Any]) -> object:
    one = required(council)
    return requirements.merge(one, one.finding.requirements.last(), **later(council, told))


def bring_requirement_back(council: Council, told: dict[str, Any]) -> object:
    return requirements.bring_back(requirements.withdraw(required(council), **council.by()), **later(council, told))


def change_finding(council: Council, told: dict[str, Any]) -> object:
    words = FindingWords(council.source, "4a", "T", "S")
    return findings.change(council.finding, replace(words, title="U"), seen=1, **told)


def bring_finding_back(council: Council, told: dict[str, Any]) -> object:
    return findings.bring_back(findings.withdraw(council.finding, **council.by()), **later(council, told))


EDITING: dict[str, tuple[Command, set[str]]] = {
    "editing.change": (change, QA),
    "findings.bring_back": (bring_finding_back, QA),
    "findings.change": (change_finding, QA),
    "findings.withdraw": (lambda c, t: findings.withdraw(c.finding, **t), QA),
    "merging.merge": (merge, QA),
    "requirements.add": (lambda c, t: requirements.add(c.finding, "One", **t), QA),
    "requirements.bring_back": (bring_requirement_back, QA),
    "requirements.merge": (merge_requirements, QA),
    "requirements.reorder": (reorder, QA),
    "requirements.reword": (lambda c, t: requirements.reword(required(c), "Three", seen=1, **later(c, t)), QA),
    "requirements.withdraw": (lambda c, t: requirements.withdraw(required(c), **later(c, t)), QA),
    "sources.change": (lambda c, t: sources.change(c.source, SourceWords("A visit"), seen=1, **t), QA),
    "splitting.split": (split, QA),
}
"""Each command with who may."""
