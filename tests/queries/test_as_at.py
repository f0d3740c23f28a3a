"""The record as it stood after any of its changes: every table, every related name, and nothing written."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from actionplan.commands import evidence, people, settings
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Backup, Evidence, Person, Post, ProgressUpdate, RecordHead
from actionplan.models.base import Changing, Recorded
from actionplan.queries.as_at import ASKED_OF_TODAY, as_at, last_change_by
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.moments import LONDON, end_of_day
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, RestrictedCategory, Standing
from tests.factories import Council
from tests.models.rows import a_row_of_each


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the record; passwords, who may see what, and backups, no change's own, apart."""
    models = [
        model
        for model in apps.get_app_config("actionplan").get_models()
        if issubclass(model, (Recorded, Changing, Person)) and model not in {*ASKED_OF_TODAY, Backup}
    ]
    kept = {model: [one.attname for one in model._meta.concrete_fields if one.name != "password"] for model in models}
    return {model.__name__: sorted(model._base_manager.values_list(*names), key=str) for model, names in kept.items()}


def now() -> int:
    """The number of the last change."""
    return RecordHead.objects.get().last_number


def test_after_any_change_every_table_is_as_it_was_noted_down_then(council: Council):
    noted = {now(): everything()}
    action = council.action()
    noted[now()] = everything()
    council.claim(action)
    noted[now()] = everything()
    council.decide(action, AssuranceOutcome.RETURNED)
    noted[now()] = everything()
    council.move(action, date(2015, 2, 27))
    noted[now()] = everything()
    council.stand(action, Standing.WITHDRAWN)
    noted[now()] = everything()
    for number, was in noted.items():
        with as_at(number):
            assert everything() == was, f"after change {number}"


def test_every_table_of_the_record_is_as_it_was_before_anything_was_added_to_it(council: Council):
    before, number = everything(), now()
    made = a_row_of_each(council)
    added = {name for name, rows in everything().items() if len(rows) > len(before[name])}
    assert {model.__name__ for model in made} - {"Backup"} <= added
    with as_at(number):
        assert everything() == before


def test_related_names_are_those_of_then_however_they_are_asked_for(council: Council):
    action, post, number = council.action(), council.posts["owner"], now()
    people.hand_over(post, to=council.other_manager, **council.by("admin"))
    with as_at(number):
        joined = Action.objects.select_related("owner__holder").get(pk=action.pk)
        fetched = Action.objects.prefetch_related("owner__holder").get(pk=action.pk)
        plain = Action.objects.get(pk=action.pk)
        assert {joined.owner.holder, fetched.owner.holder, plain.owner.holder} == {council.owner}
        assert [one.pk for one in Action.objects.filter(owner__holder=council.owner)] == [action.pk]
        assert not Action.objects.filter(owner__holder=council.other_manager).exists()
    assert Post.objects.get(pk=post.pk).holder == council.other_manager


def test_a_state_is_that_of_then_by_the_settings_and_the_rows_of_then(council: Council):
    action = council.action()
    said = council.say(action, DeliveryStatus.ON_TRACK)
    number, day = now(), council.today
    settings.set_policy({"stale_days": 28}, from_on=day, **council.by("admin"))
    council.claim(action)
    with as_at(number):
        shown = position_of(action, on=day, policy=policy_on(day))
        assert shown.state == ActionState.ON_TRACK
        assert shown.update == said
        assert shown.policy.stale_days == 35
    assert position_of(action, on=day, policy=policy_on(day)).state == ActionState.AWAITING_ASSURANCE


@pytest.mark.parametrize(
    "write",
    [
        lambda action: Action._base_manager.filter(pk=action.pk).update(text="Forged"),
        lambda action: Action._base_manager.filter(pk=action.pk)._raw_delete("default"),
        lambda action: ProgressUpdate.objects.bulk_create([ProgressUpdate(action=action)]),
        lambda action: connection.cursor().execute("UPDATE actionplan_action SET text = 'Forged'"),
    ],
)
def test_nothing_is_written_in_the_past(council: Council, write):
    action = council.action()
    with pytest.raises(PermissionDenied, match="never changed"), transaction.atomic(), as_at(now()):
        write(action)
    assert Action.objects.get(pk=action.pk).text == action.text


def test_a_version_is_that_of_its_change_even_among_changes_of_one_moment(council: Council):
    action = council.action()
    at = council.tick()
    told = {"by": council.admin, "because": "At the same moment", "at": at}
    people.hand_over(council.posts["owner"], to=council.other_manager, **told)
    between = now()
    people.hand_over(council.posts["owner"], to=council.director, **told)
    with as_at(between):
        assert [row.owner.holder for row in Action.objects.filter(pk=action.pk)] == [council.other_manager]


def test_the_end_of_a_day_is_midnight_in_london(council: Council):
    midnight = datetime(2014, 10, 26, 0, 0, tzinfo=LONDON)
    council.now = midnight - timedelta(minutes=2)
    last_of_the_day = council.action() and now()
    council.now = midnight - timedelta(minutes=1)
    first_of_the_next = council.action() and now()
    assert last_change_by(date(2014, 10, 25)) == last_of_the_day
    assert last_change_by(date(2014, 10, 26)) == first_of_the_next
    seconds = end_of_day(date(2014, 10, 26)).timestamp() - end_of_day(date(2014, 10, 25)).timestamp()
    assert seconds == 25 * 60 * 60


def test_what_is_restricted_since_is_restricted_in_the_past_too(council: Council):
    action = council.action()
    proof = Proof("Audit", council.today, link="https://www.example.org/")
    added = evidence.add(action, proof, **council.by())
    number = now()
    closed = replace(proof, title="Audit of a family", restricted_category=RestrictedCategory.INDIVIDUAL)
    evidence.change(added, closed, seen=added.version, **council.by())
    with as_at(number):
        [then] = Evidence.objects.filter(action=action)
        assert (then.title, then.restricted_category) == ("Audit", RestrictedCategory.INDIVIDUAL)
        assert not Evidence.objects.filter(restricted_category="").exists()
        assert [row.restricted_category for row in Evidence.history.all()] == [RestrictedCategory.INDIVIDUAL]


def test_what_was_restricted_for_a_time_since_stays_so_in_the_pictures_from_before_that(council: Council):
    action = council.action()
    proof = Proof("Audit of a family", council.today, link="https://www.example.org/")
    added, number = evidence.add(action, proof, **council.by()), now()
    closed = replace(proof, restricted_category=RestrictedCategory.INDIVIDUAL)
    evidence.change(added, closed, seen=added.version, **council.by())
    evidence.change(added, replace(proof, title="Audit"), seen=added.version + 1, **council.by())
    with as_at(number):
        assert Evidence.objects.get().restricted_category == RestrictedCategory.INDIVIDUAL
    with as_at(now()):
        assert Evidence.objects.get().restricted_category == ""
        categories = Evidence.history.order_by("history_id").values_list("restricted_category", flat=True)
        assert list(categories) == [RestrictedCategory.INDIVIDUAL] * 2 + [""]


def test_a_day_before_the_record_began_has_no_last_change(council: Council):
    assert last_change_by(date(2014, 9, 30)) is None


def test_within_the_past_an_earlier_moment_can_be_asked_for_and_never_a_later_one(council: Council):
    first, action = now(), council.action()
    second = now()
    council.claim(action)
    with as_at(second):
        with as_at(first):
            assert not Action.objects.exists()
        assert Action.objects.exists()
        with as_at(now()):
            assert not ProgressUpdate.objects.exists()
        assert not ProgressUpdate.objects.exists()
    assert ProgressUpdate.objects.exists()
