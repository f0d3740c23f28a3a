"""Whatever two sheets say: an import that is undone leaves the plan as it was, and done again gives the same again."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actionplan.commands import imports
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, AlsoServes, Contributor, Origin, Partner, Requirement
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import positions
from tests.imports.readings import look_at, reading, row, states, take

DAY = IMPORTED_AT.date()
WORDS = st.sampled_from(["", "Meet", "Meet every week", "Talk with young people about care", "Train"])
NAMES = st.sampled_from(["", "Head of Safeguarding", "Head of Star Gazing", "One", "Two"])
DATES = st.sampled_from(["", "31/12/2014", "March 2015", "TBC", "30/06/2015"])
ROWS = st.fixed_dictionaries(
    {
        "finding": st.sampled_from(["4a", "4b"]),
        "text": st.sampled_from(["Meet", "Meet every week", "Talk with young people about care", "Train"]),
        "owner": NAMES,
        "due": DATES,
        "success_measure": WORDS,
        "requirement": st.sampled_from(["", "A board", "A plan"]),
        "status": st.sampled_from(["", "not_started", "on_track", "off_track", "complete"]),
        "progress": WORDS,
        "impact": WORDS,
        "contributors": st.lists(NAMES.filter(bool), max_size=2, unique=True),
        "partners": st.lists(st.sampled_from(["Police", "Owls"]), max_size=2, unique=True),
        "origins": st.lists(st.sampled_from(["this_inspection", "transformation_plan"]), max_size=2, unique=True),
        "also_serves": st.lists(st.sampled_from(["4c", "4d"]), max_size=2, unique=True),
        "original": st.dictionaries(st.sampled_from(["Notes", "Cost"]), WORDS.filter(bool), max_size=2),
    }
)
SHEETS = st.dictionaries(st.integers(1, 5), ROWS, min_size=1, max_size=4)


def sheet(rows):
    return reading(*(row(number + 1, f"x-{number}", **told) for number, told in sorted(rows.items())))


def links():
    kinds = {
        Contributor: "post__title",
        Partner: "organisation__name",
        AlsoServes: "finding__reference",
        Origin: "kind",
    }
    return {
        model.__name__: sorted(model.objects.filter(is_withdrawn=False).values_list("action__slug", other))
        for model, other in kinds.items()
    }


def picture():
    """Everything that people see of the actions in the counts, and what the findings require."""
    there = [one for one in positions(Action.objects.all(), on=DAY, policy=policy_on(DAY)) if one.is_counted]
    keys = {one.action.slug for one in there}
    seen = {
        one.action.slug: (
            {
                name: value
                for name, value in vars(one.action).items()
                if name not in ("change_id", "version") and not name.startswith(("_", "newest"))
            },
            one.facts,
            one.number_of_moves,
            one.update and (one.update.happened, one.update.difference, one.update.reason),
        )
        for one in there
    }
    linked = {name: [pair for pair in pairs if pair[0] in keys] for name, pairs in links().items()}
    required = set(Requirement.objects.filter(is_withdrawn=False).values_list("finding__reference", "text"))
    return seen, linked, required


def at(minutes):
    return IMPORTED_AT + timedelta(minutes=minutes)


def undo(imported, qa, minutes):
    imports.undo(imported, by=qa, because="The wrong sheet", at=at(minutes))


@settings(max_examples=20, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SHEETS, SHEETS)
def test_an_import_that_is_undone_leaves_the_plan_as_it_was(plan, qa, first, second):
    with transaction.atomic():
        empty = picture()
        imported = take(sheet(first), plan, qa, at=at(0))
        before = picture()
        assert set(states(look_at(sheet(first), plan))) == {"unchanged"}
        if look_at(sheet(second), plan).writes:
            revised = take(sheet(second), plan, qa, at=at(1))
            after = picture()
            assert set(states(look_at(sheet(second), plan))) == {"unchanged"}
            undo(revised, qa, 2)
            assert picture() == before
            again = take(sheet(second), plan, qa, at=at(3))
            assert picture() == after
            undo(again, qa, 4)
            assert picture() == before
        undo(imported, qa, 5)
        assert picture() == empty
        transaction.set_rollback(True)
