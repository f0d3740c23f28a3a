"""What is wrong with a setting is said beside its box; nothing is written, and nothing typed is lost."""

from datetime import date

import pytest

from actionplan.models import Policy as PolicyRow
from actionplan.queries.policy import policy_on
from actionplan.rules.settings import GROUPS
from tests.views.test_settings import admin, put, send, today, told_of, typed

__all__ = ["admin", "put", "today"]

THRESHOLDS, _, COUNCIL, LEGEND = GROUPS


@pytest.mark.parametrize(
    ("group", "wrong", "field", "why"),
    [
        (THRESHOLDS, {"stale_days": "6"}, "stale_days", "Update owed must be a whole number from 7 to 180"),
        (THRESHOLDS, {"stale_days": "many"}, "stale_days", "Update owed must be a whole number from 7 to 180"),
        (THRESHOLDS, {"stale_days": "9" * 5000}, "stale_days", "Update owed must be a whole number from 7 to 180"),
        (THRESHOLDS, {"revision_cap": ""}, "revision_cap", "Limit of moved dates must be a whole number from 0 to 20"),
        (COUNCIL, {"council_colour": "#1d70b8"}, "council_colour", "5.1 to 1 with white"),
        (COUNCIL, {"council_colour": ""}, "council_colour", "must be # and six figures"),
        (COUNCIL, {"council_colour": "#000;}*{x:y}"}, "council_colour", "must be # and six figures"),
        (COUNCIL, {"council_name": "x" * 201}, "council_name", "200 characters or fewer. This has 201"),
        (LEGEND, {"legend_impact_evident": "Seen by SO14 3HH"}, "legend_impact_evident", "postcode"),
        (THRESHOLDS, {"stale_days": "28", "because": " "}, "because", "Say why"),
        (THRESHOLDS, {"stale_days": "28", "because": "For AB 01/02/2003"}, "because", "initials with a date"),
        (THRESHOLDS, {"stale_days": "28", "from_on_day": "31", "from_on_month": "11"}, "from_on", "must be a real day"),
        (
            THRESHOLDS,
            {"stale_days": "28", "from_on_year": "15"},
            "from_on",
            "Give the year in four figures, for example",
        ),
        (THRESHOLDS, {"stale_days": "28", "from_on_year": "9" * 20}, "from_on", "Give the year in four figures"),
        (THRESHOLDS, {"stale_days": "28", "from_on_year": "2050"}, "from_on", "in the years 2000 to 2049"),
        (THRESHOLDS, {"stale_days": "28", "from_on_day": "3"}, "from_on", "the past keeps its own"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_is_lost(admin, today, group, wrong, field, why):
    before = PolicyRow.objects.count()
    answer = send(admin, group, typed(group, today) | wrong)
    assert answer.status_code == 422
    errors = dict(answer.context["form"].errors)
    assert list(errors) == [field]
    assert why in errors[field][0]
    assert all(str(value) in answer.content.decode() for value in wrong.values() if len(str(value)) < 50)
    assert PolicyRow.objects.count() == before


def test_a_day_for_which_something_else_is_set_leads_to_the_page_of_that_day(admin, put, today):
    later = date(2014, 12, 10)
    put({"stale_days": 20}, from_on=later)
    answer = send(admin, THRESHOLDS, typed(THRESHOLDS, today, from_on=later))
    said = "On 10 December 2014 it is set to 20 days already. To change that, choose “Change from 10 December 2014”"
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"stale_days": [said]}
    assert "Nothing here differs" not in told_of(answer)
    way = '<a class="govuk-link" href="/settings/thresholds/?from=2014-12-10">Change from 10 December 2014</a>'
    assert way in " ".join(answer.content.decode().split())
    assert "Change from 10" not in told_of(admin.get("/settings/thresholds/"))
    send(admin, THRESHOLDS, typed(THRESHOLDS, today, shown_for=later, from_on=later, stale_days=35))
    assert policy_on(later).stale_days == 35


@pytest.mark.parametrize("lost", [{"seen": ""}, {"seen": "-1"}, {"shown_for": "x"}, {"key": ""}, {"seen": "9" * 30}])
def test_a_form_without_its_marks_is_kept_and_asked_for_again(admin, today, lost):
    answer = send(admin, THRESHOLDS, typed(THRESHOLDS, today, stale_days="28") | lost)
    assert answer.status_code == 422
    shown = answer.context["form"]
    assert shown["stale_days"].value() == "28"
    assert send(admin, THRESHOLDS, dict(shown.data.items())).status_code == 302
    assert policy_on(today).stale_days == 28
