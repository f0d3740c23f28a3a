"""What members see is an allow-list: no value in it is a stored row, and no restricted word gets into it."""

import dataclasses
import types
import typing
from datetime import date
from enum import Enum

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Model

from actionplan.commands import findings
from actionplan.models import Action, Finding, ProgressUpdate
from actionplan.queries import scrutiny, scrutiny_answers, scrutiny_asked, scrutiny_listings, scrutiny_values
from actionplan.queries.inspection import Inspection
from actionplan.queries.plans import DeadlinePosition
from actionplan.queries.scrutiny_drill import ActionPage, FindingPage, action_page, finding_page
from actionplan.queries.scrutiny_since import Since
from actionplan.rules.policy import Policy
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council
from tests.models.rows import add_papers

MARKER = "words that members may not read"
DAY = date(2014, 12, 4)
PLAIN = (str, int, bool, date, type(None))


def restricted_fields() -> set[tuple[str, str]]:
    """Every column of ours for restricted words, by model."""
    return {
        (model.__name__, field.name)
        for model in apps.get_app_config("actionplan").get_models()
        for field in model._meta.concrete_fields
        if field.name.startswith("restricted") and "Historical" not in model.__name__
    }


def test_the_restricted_fields_are_those_this_test_knows(db):
    notes = {pair for pair in restricted_fields() if pair[1] == "restricted_note"}
    assert notes == {
        ("Action", "restricted_note"),
        ("Answer", "restricted_note"),
        ("Finding", "restricted_note"),
        ("ProgressUpdate", "restricted_note"),
        ("Voice", "restricted_note"),
    }


def plan_full_of_markers(council: Council) -> None:
    """A plan with restricted words wherever they can stand, in every kind of state."""
    add_papers(council)
    hidden = {"restricted_note": MARKER, "restricted_category": "1"}
    finding = findings.add(council.source, reference="4r", title="T", statement="S", **hidden, **council.by())
    for status in DeliveryStatus:
        action = council.action(finding=finding, **hidden)
        council.say(action, status, restricted_note=MARKER, restricted_category="2")
        if status == DeliveryStatus.COMPLETE:
            council.decide(action, AssuranceOutcome.RETURNED)
    council.stand(council.action(finding=finding), Standing.SUSPENDED, review_on=date(2015, 1, 1))
    heir, replaced = council.action(finding=finding), council.action(finding=finding, **hidden)
    council.stand(replaced, Standing.SUPERSEDED, superseded_by=heir)


def test_no_restricted_word_reaches_what_members_see(council: Council):
    plan_full_of_markers(council)
    for model in (Action, Finding, ProgressUpdate):
        assert model._base_manager.filter(restricted_note=MARKER).exists()
    position = scrutiny.position(council.plan, on=DAY, policy=Policy())
    told = repr(dataclasses.asdict(position)) + repr(everything_told(position))
    assert "S" in told
    assert MARKER not in told


def test_no_restricted_word_reaches_the_pages_of_one_finding_and_one_action(council: Council):
    plan_full_of_markers(council)
    said = {"on": DAY, "policy": Policy()}
    shown = [finding_page(council.plan, "4r", **said)]
    shown += [action_page(council.plan, one.slug, **said) for one in council.plan.actions.all()]
    assert all(isinstance(one, (FindingPage, ActionPage)) for one in shown)
    assert "The post was vacant." in repr(shown)
    assert MARKER not in repr(shown)


def everything_told(position: scrutiny_values.Position) -> list[object]:
    """What the properties and sentences over the allow-list add to it."""
    values = [position, *position.findings, *position.actions]
    told = [
        getattr(one, name) for one in values for name, kind in vars(type(one)).items() if isinstance(kind, property)
    ]
    sentences = [scrutiny_answers.deadline_sentence(one) for one in position.timetable]
    asked = scrutiny_asked.Asked(findings=tuple(one.slug for one in position.findings))
    lists = [scrutiny_listings.actions_listed(position, asked), scrutiny_listings.findings_listed(position, asked)]
    return [told, sentences, scrutiny_answers.verdict(position), lists, lists[1].totals]


def reachable(kind: object, seen: set[object]) -> set[object]:
    """Every type that can be reached from the fields of a dataclass."""
    if kind in seen:
        return seen
    seen.add(kind)
    if dataclasses.is_dataclass(kind):
        for hint in typing.get_type_hints(kind).values():
            reachable(hint, seen)
    for part in typing.get_args(kind):
        reachable(part, seen)
    return seen


@pytest.mark.parametrize(
    "whole",
    [
        scrutiny_values.Position,
        Inspection,
        scrutiny_listings.Listing,
        scrutiny_listings.FindingsListing,
        Since,
        FindingPage,
        ActionPage,
    ],
)
def test_no_field_of_the_allow_list_holds_a_stored_row_or_restricted_words(whole):
    types_found = reachable(whole, set())
    classes = {one for one in types_found if isinstance(one, type) and not isinstance(one, types.GenericAlias)}
    assert not {one for one in classes if issubclass(one, (Model, models.Manager, models.QuerySet))}
    for one in classes:
        assert dataclasses.is_dataclass(one) or issubclass(one, (*PLAIN, Enum)), one
    names = {field.name for one in classes if dataclasses.is_dataclass(one) for field in dataclasses.fields(one)}
    assert not {name for name in names if "restricted" in name or "note" in name or name in ("change", "by", "email")}
    assert classes & {DeadlinePosition, scrutiny_values.PublicFinding}


def test_the_values_themselves_are_plain_all_the_way_down(council: Council):
    plan_full_of_markers(council)
    position = scrutiny.position(council.plan, on=DAY, policy=Policy())

    assert_plain(dataclasses.asdict(position))
    assert_plain_rows(everything_told(position))


def assert_plain(value: object) -> None:
    """Only words, numbers, days and collections of them."""
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, (list, tuple)):
        for one in value:
            assert_plain(one)
    else:
        assert isinstance(value, PLAIN), type(value)


def assert_plain_rows(value: object) -> None:
    """The same, through dataclasses."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        assert_plain(dataclasses.asdict(value))
    elif isinstance(value, dict):
        assert_plain(list(value.items()))
    elif isinstance(value, (list, tuple)):
        for one in value:
            assert_plain_rows(one)
    else:
        assert_plain(value)
