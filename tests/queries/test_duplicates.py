"""Which pairs of live actions the desk takes for one."""

from datetime import date

from actionplan.commands import splitting
from actionplan.models import Action
from actionplan.queries.duplicates import duplicates
from actionplan.queries.editing import mark_of
from actionplan.queries.positions import positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import Standing
from tests.factories import Council
from tests.factories.council import DUE

SAFE = "Agree a safe standard for every home with the landlords of the city"


def found(council: Council) -> list[tuple[str, str, str]]:
    """Each pair: what stays, what goes, and why."""
    rows = positions(Action.objects.filter(plan=council.plan), on=council.today, policy=Policy())
    return [(both.keeps.action.reference, both.goes.action.reference, both.why) for both in duplicates(rows)]


def test_words_and_references_that_are_nearly_the_same_are_found_once(council: Council):
    other = council.add_finding(reference="4b")
    council.action(reference="4a-1", text=SAFE)
    council.action(reference="4b-1", text=f"{SAFE}.".upper(), finding=other)
    council.action(reference="4a-2", text="Train the panel")
    council.action(reference="4A2", text="Write to every school")
    assert found(council) == [
        ("4a-1", "4b-1", "They say nearly the same."),
        ("4a-2", "4A2", "Their references are nearly the same."),
    ]


def test_the_same_words_say_so_and_what_has_left_the_plan_is_no_duplicate(council: Council):
    council.action(reference="4a-1", text=SAFE)
    gone = council.action(reference="4a-2", text=f"  {SAFE} ")
    assert found(council) == [("4a-1", "4a-2", "They say the same, word for word.")]
    council.stand(gone, Standing.WITHDRAWN)
    assert found(council) == []


def test_the_one_whose_date_waits_stays_and_two_that_cannot_go_are_left_alone(council: Council):
    early, late = (council.action(reference=name, text=SAFE) for name in ("4a-1", "4a-2"))
    council.ask(late, date(2015, 3, 31))
    assert [pair[:2] for pair in found(council)] == [("4a-2", "4a-1")]
    council.ask(early, date(2015, 3, 31))
    assert found(council) == []


def test_the_parts_of_one_action_are_no_duplicates(council: Council):
    whole = council.action(reference="4a-1", text=SAFE)
    parts = [splitting.Part(f"4a-1{end}", SAFE, council.posts["owner"], DUE) for end in "xy"]
    splitting.split(whole, parts, seen=mark_of(whole), **council.by())
    assert found(council) == []
