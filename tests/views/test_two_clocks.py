"""Two clocks: the day an officer says it was so, and the moment the tracker was told, which nobody can type."""

from datetime import timedelta

from actionplan.models import Action
from actionplan.queries.as_at import as_at, last_change_by
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.moments import london_day
from config import clock
from tests.views.reading import text_of

ON = "/ofsted-2014/actions/4c-1/"
SAID = "The landlords signed in November."


def say_late(owner, **more: str) -> None:
    """Record in December what was so on 12 November, and try to say when that is typed."""
    action = Action.objects.get(slug="4c-1")
    day = {"said_on_day": "12", "said_on_month": "11", "said_on_year": "2014"}
    told = {"key": "late", "seen": action.updates.count(), "status": "on_track", "happened": SAID}
    answer = owner.post(f"{ON}progress/new/", told | {"impact": "not_yet_evidenced"} | day | more)
    assert answer.status_code == 302


def test_an_update_says_the_day_it_is_for_and_the_moment_it_was_recorded(signed_in):
    owner = signed_in("pathways@example.org")
    say_late(owner)
    shown = text_of(owner.get(ON))
    assert "As it was on 12 November 2014" in shown
    assert "4 December 2014 at" in shown
    assert ", 22 days later" in shown


def test_nobody_types_the_moment_of_the_record(signed_in):
    before = clock.now()
    say_late(signed_in("pathways@example.org"), at="2014-11-12 09:00", recorded_at="2014-11-12", change="1")
    change = Action.objects.get(slug="4c-1").updates.first().change
    assert change.at >= before


def test_what_was_said_late_of_an_earlier_day_changes_nothing_of_what_was_seen_on_it(signed_in):
    day = london_day(clock.now()) - timedelta(days=20)
    assert day.isoformat() == "2014-11-14"
    action = Action.objects.get(slug="4c-1")
    with as_at(last_change_by(day)):
        seen = position_of(action, on=day, policy=policy_on(day))
    say_late(signed_in("pathways@example.org"))
    with as_at(last_change_by(day)):
        again = position_of(action, on=day, policy=policy_on(day))
    assert (again.state, again.update, again.last_heard_on) == (seen.state, seen.update, seen.last_heard_on)
    assert position_of(action, on=london_day(clock.now()), policy=policy_on(day)).update.happened == SAID
