"""Every table of the record in the audit: each kind of row is told, in no more queries for more rows, and no secret."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import comments, documents, evidence, people, tags
from actionplan.commands.evidence import Proof
from actionplan.commands.papers import Paper
from actionplan.commands.sheet import SheetAction
from actionplan.models import Change, Evidence, Person
from actionplan.queries.audit_chosen import chosen, every_entry, last_number, page_of
from actionplan.queries.audit_entries import Entry, all_lines, entries_of, with_people
from actionplan.queries.audit_filter import AuditFilter
from actionplan.queries.audit_ledger import rows_of, tables
from actionplan.queries.audit_names import Names
from actionplan.queries.audit_told import MAKERS, lines_of
from actionplan.vocabulary import DeliveryStatus, Role
from tests.factories import Council
from tests.models.rows import a_row_of_each, import_rows


def entries(council: Council, **asked: str) -> list[Entry]:
    """All entries that a filter chooses."""
    choice = chosen(AuditFilter.read(asked)[0])
    return list(every_entry(choice, up_to=last_number()))


def sentences(council: Council, **asked: str) -> list[str]:
    """All their sentences."""
    return [line.sentence for entry in entries(council, **asked) for line in all_lines(entry)]


def test_every_kind_of_row_has_a_maker_of_its_own():
    assert [model.__name__ for model in tables() if model not in MAKERS] == []


def test_every_row_of_a_story_is_told(council: Council):
    a_row_of_each(council)
    told = entries(council)
    for entry in told:
        lines = list(all_lines(entry))
        assert len(lines) >= entry.number_of_rows or entry.change.command == "dates.decide", entry.change
        assert all(line.thing.words for line in lines)
    assert any(rows_of(model).exists() for model in tables())


def test_a_change_of_many_rows_is_one_entry_that_opens_row_by_row(council: Council):
    actions = [council.action() for _ in range(12)]
    tags.put(council.plan, actions, "audit", **council.by())
    entry = entries(council)[0]
    assert (entry.is_folded, [line.sentence for line in entry.lines]) == (True, ["put a tag on 12 actions"])
    told = [line.sentence for line in all_lines(entry)]
    assert told == [f"put the tag “audit” on action {one.reference}" for one in actions]


@pytest.mark.parametrize("number", [1, 2])
def test_what_a_page_asks_does_not_grow_with_its_changes_or_their_rows(council: Council, number):
    asked = []
    for actions in (3, 6):
        made = [council.action() for _ in range(actions)]
        for one in made:
            council.say(one, DeliveryStatus.ON_TRACK)
            council.move(one, date(2015, 1, 31))
        tags.put(council.plan, made * number, "audit", **council.by())
        changes = list(with_people(Change.objects.order_by("-number")[: 4 * actions]))
        with CaptureQueriesContext(connection) as queries:
            entries_of(changes)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 25


def test_what_is_said_between_colleagues_is_never_told(council: Council):
    action = council.action()
    said = comments.say(action, "The secret of the comment", **council.by("owner"))
    comments.withdraw(said, **council.by("owner") | {"because": "The secret of the reason"})
    told = entries(council, kind="comments")
    assert [line.sentence for entry in told for line in entry.lines] == [
        f"took back a comment on action {action.reference}",
        f"commented on action {action.reference}",
    ]
    assert "secret" not in repr([(entry.lines, entry.why) for entry in told])
    assert entries(council, q="secret") == []


@pytest.mark.parametrize("closed_first", [True, False])
def test_nothing_is_told_of_evidence_that_is_or_was_restricted(council: Council, closed_first):
    action, category = council.action(), "1"
    proof = Proof("Secret title", council.today, link="https://www.example.org/")
    shut = Proof("Secret title", council.today, link="https://www.example.org/", restricted_category=category)
    first, second = (shut, proof) if closed_first else (proof, shut)
    evidence.add(action, first, **council.by() | {"because": "Secret reason"})
    evidence.change(Evidence.objects.get(), second, seen=1, **council.by() | {"because": "Secret reason"})
    told = entries(council, kind="evidence")
    assert len(told) == 2
    assert "Secret" not in repr([(entry.lines, entry.why) for entry in told])
    assert entries(council, q="Secret") == []


def test_restricted_notes_are_told_without_a_word(council: Council):
    action = council.action()
    told = {"restricted_note": "Secret note", "restricted_category": "1"}
    council.say(action, DeliveryStatus.ON_TRACK, who="qa", **told)
    assert not [one for one in sentences(council) if "Secret" in one]
    assert f"kept a restricted note with the update of action {action.reference}" in sentences(council)


def test_the_reason_of_an_exempt_document_is_not_told_and_its_title_is(council: Council):
    paper = Paper("Public title", restricted_category="3")
    documents.add(council.plan, paper, **council.by() | {"because": "Secret reason"})
    told = entries(council, kind="documents")
    assert [(entry.lines[0].sentence, entry.why) for entry in told] == [("added the document “Public title”", "")]


def test_a_setting_is_told_from_what_to_what_and_a_role_for_what_and_until_when(council: Council):
    new = council.add_person("somebody", Role.OBSERVER, until=date(2015, 3, 31), plan=council.plan)
    assert sentences(council, thing=f"person:{new.pk}") == [
        "gave the role “Observer” to somebody, for the plan “ofsted-2014” alone, until 31 March 2015",
        "let in somebody as somebody@example.org",
    ]
    people.deactivate(new, **council.by("admin"))
    assert sentences(council, thing="somebody@example.org")[0] == "stopped somebody from signing in"


def test_an_import_is_one_entry_and_its_rows_are_told(council: Council):
    imported = import_rows(council, *_rows(council, 9))
    entry = entries(council, **{"import": str(imported.number)})[0]
    assert [line.sentence for line in entry.lines] == [
        f"imported the sheet “plan.xlsx” (import {imported.number}): 9 new"
    ]
    assert sum(line.did == "imported" for line in all_lines(entry)) == 10


def _rows(council: Council, number: int) -> list[SheetAction]:
    told = {"finding": council.finding, "text": "Do it"}
    return [SheetAction("Plan", 5 + one, "new", f"i{one}", **told) for one in range(number)]


def test_pages_are_cut_by_numbers_and_counted_honestly(council: Council):
    for _ in range(60):
        people.add_organisation(f"O {Change.objects.count()}", **council.by())
    choice = chosen(AuditFilter(kind="people"))
    first = page_of(choice)
    assert (first.first, first.last, first.total, first.newer) == (1, 50, choice.changes.count(), None)
    second = page_of(choice, first.older)
    assert (second.first, second.newer) == (51, 0)
    assert first.entries[-1].change.number > second.entries[0].change.number
    council.add_person("late")
    assert page_of(choice, first.older).first == 52
    assert page_of(chosen(AuditFilter(kind="people")), 1).entries == []


def test_names_are_read_in_one_query_for_each_kind_of_thing(council: Council):
    council.action()
    assert lines_of([]) == {}
    assert Names([]).words(Person, 1) == "nothing"
