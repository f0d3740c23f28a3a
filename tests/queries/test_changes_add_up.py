"""The figures of a comparison of two days add up; imports are told as one; no plan is too long to ask of."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import imports
from actionplan.commands.sheet import SheetAction
from actionplan.queries.changes_filter import Bundle, ChangeFilter, choose, kinds_of
from actionplan.rules.change_kinds import ChangeKind
from actionplan.vocabulary import DeliveryStatus, Standing
from tests.factories import Council
from tests.models.rows import a_full_row, add_papers, import_rows
from tests.queries.changes_told import END, said, since
from tests.queries.test_number_of_queries import lengthen


def test_an_import_is_one_bundle_with_its_file_and_opens_by_itself(council: Council):
    add_papers(council)
    full = a_full_row(council)
    council.go_to(date(2014, 10, 20))
    imported = import_rows(council, *(row(full, number) for number in range(7)))
    told = since(council)
    [item] = choose(told, ChangeFilter()).items
    assert isinstance(item, Bundle)
    assert (item.done, item.kinds) == ("imported “plan.xlsx”", [(ChangeKind.NEW, 7)])
    alone = choose(told, ChangeFilter(change=str(imported.change_id)))
    assert len(alone.items) == 7


def row(full: SheetAction, number: int) -> SheetAction:
    """A row of a sheet like a full one, with nothing that hangs on it."""
    plain = {"requirement": "", "contributors": (), "partners": (), "origins": (), "also_serves": ()}
    return replace(full, row=number + 5, reference=f"i{number}", text=f"Do {number}", **plain)


def test_an_import_that_was_taken_back_is_no_news_and_one_of_before_is(council: Council):
    add_papers(council)
    full = a_full_row(council)
    before = import_rows(council, full)
    council.go_to(date(2014, 10, 20))
    imports.undo(before, **council.by())
    told = since(council)
    assert "marked it withdrawn" in said(told)
    council.go_to(date(2014, 10, 21))
    again = import_rows(council, replace(full, reference="i2"))
    imports.undo(again, **council.by())
    assert [one.said for one in since(council, start=date(2014, 10, 20)).lines] == []


@pytest.fixture
def busy(council: Council) -> Council:
    """A council of which each kind of news is told."""
    council.go_to(date(2014, 10, 20))
    lengthen(council)
    return council


def test_the_counts_of_kinds_add_up_and_so_do_findings_and_posts(busy: Council):
    told = since(busy)
    everything = choose(told, ChangeFilter())
    assert sum(everything.counts.values()) == len(everything.lines) == len(told.lines)
    for kind, number in everything.counts.items():
        assert len(choose(told, ChangeFilter(kind=kind)).lines) == number
    owner = ChangeFilter(owner=str(busy.posts["owner"].pk))
    assert 0 < len(choose(told, owner).lines) < len(told.lines)
    for asked in (ChangeFilter(), owner, ChangeFilter(way="worse"), ChangeFilter(way="improved")):
        chosen = choose(told, asked)
        for finding, number in chosen.findings:
            lines = choose(told, replace(asked, finding=finding.slug)).lines
            assert len(lines) == number
            assert sum(kinds_of(lines).values()) == len(lines)
        with_lines = {key for line in chosen.lines for key in line.findings}
        assert {one.key for one, number in chosen.findings if number} == with_lines


def test_what_is_chosen_by_direction_is_of_the_actions_that_went_that_way(council: Council):
    worse, better = council.action(reference="4a-1"), council.action(reference="4a-2")
    council.go_to(date(2014, 10, 20))
    council.say(worse, DeliveryStatus.ON_TRACK)
    council.say(worse, DeliveryStatus.OFF_TRACK)
    council.say(better, DeliveryStatus.ON_TRACK)
    chosen = choose(since(council), ChangeFilter(way="worse"))
    assert {one.thing.slug for one in chosen.lines} == {one.slug for one in chosen.worse} == {"4a-1"}
    assert chosen.improved == ()
    assert [one.slug for one in choose(since(council), ChangeFilter()).improved] == ["4a-2"]


def test_words_of_an_address_that_mean_nothing_choose_everything():
    told = {"kind": "gossip", "way": "up", "owner": "x", "change": "9" * 30}
    assert ChangeFilter.read(told) == ChangeFilter()


def test_a_finding_that_is_not_there_has_no_changes(busy: Council):
    assert choose(since(busy), ChangeFilter(finding="zz")).lines == ()


def test_twice_as_much_takes_no_more_queries(busy: Council):
    numbers = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            since(busy, end=END)
        numbers.append(len(asked))
        lengthen(busy)
        busy.stand(busy.action(), Standing.WITHDRAWN)
    assert numbers[0] == numbers[1] <= 45
