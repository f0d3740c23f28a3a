"""Which changes the audit's filters choose: what became another, who did it, and what one plan may name."""

from datetime import date

import pytest

from actionplan.commands import people, progress, sign_in
from actionplan.models import Action, Change
from actionplan.queries.audit_chosen import chosen, page_of, people_of
from actionplan.queries.audit_filter import AuditFilter
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council
from tests.factories.made import ProgressFactory


def numbers(plan=None, **asked: str) -> set[int]:
    """The numbers of the changes that a filter chooses."""
    return set(chosen(AuditFilter.read(asked)[0], plan).changes.values_list("number", flat=True))


def last() -> int:
    """The number of the last change."""
    return Change.objects.latest("number").number


@pytest.fixture
def action(council: Council) -> Action:
    return council.action(reference="4a-1")


def test_a_status_became_another_only_where_it_did(council: Council, action: Action):
    told = {"first": council.say(action, DeliveryStatus.ON_TRACK)}
    told["same"] = council.say(action, DeliveryStatus.ON_TRACK)
    told["other"] = council.say(action, DeliveryStatus.AT_RISK)
    turned = numbers(part="status")
    assert [name for name, one in told.items() if one.change_id in turned] == ["first", "other"]


@pytest.mark.parametrize(("status", "counts"), [(DeliveryStatus.ON_TRACK, False), (DeliveryStatus.AT_RISK, True)])
def test_a_correction_counts_as_another_status_by_what_it_corrects(
    council: Council, action: Action, status: DeliveryStatus, counts: bool
):
    slip = council.say(action, DeliveryStatus.ON_TRACK)
    council.say(action, DeliveryStatus.AT_RISK)
    progress.correct(slip, ProgressFactory(status=status, said_on=slip.said_on, happened="Put right"), **council.by())
    assert (last() in numbers(part="status")) == counts


def test_after_a_correction_the_next_update_is_compared_with_what_then_stood(council: Council, action: Action):
    slip = council.say(action, DeliveryStatus.ON_TRACK)
    told = ProgressFactory(status=DeliveryStatus.AT_RISK, said_on=slip.said_on)
    progress.correct(slip, told, **council.by("owner"))
    council.say(action, DeliveryStatus.AT_RISK)
    assert last() not in numbers(part="status")


def test_what_was_done_on_behalf_of_a_post_is_its_holders_of_then(council: Council, action: Action):
    council.say(action, DeliveryStatus.ON_TRACK, who="qa")
    then = last()
    people.hand_over(council.posts["owner"], to=council.other_manager, **council.by("admin"))
    council.say(action, DeliveryStatus.AT_RISK, who="qa")
    before, after = (numbers(person=str(one.pk), kind="progress") for one in (council.owner, council.other_manager))
    assert (before, after) == ({then}, {last()})


def test_one_plan_names_only_the_people_and_posts_that_it_knows(council: Council, action: Action):
    council.say(action, DeliveryStatus.ON_TRACK, who="qa")
    assert set(people_of(council.plan).values()) == {"qa", "owner"}
    for word in ("@example.org", "Head of"):
        names = chosen(AuditFilter.read({"thing": word})[0], council.plan).names["thing"]
        assert "partner" not in names
        assert "owner" in names
    stranger = str(council.partner.pk)
    for asked in ({"person": stranger}, {"thing": f"person:{stranger}"}):
        choice = chosen(AuditFilter.read(asked)[0], council.plan)
        assert (dict(choice.names), len(choice.unknown)) == ({}, 1)


def test_a_bare_number_is_no_key(council: Council, action: Action):
    post = council.posts["owner"]
    assert chosen(AuditFilter.read({"thing": str(post.pk)})[0]).unknown
    assert chosen(AuditFilter.read({"thing": f"post:{post.pk}"})[0]).names == {"thing": f"post {post.title}"}


def test_a_sign_in_that_sealed_the_day_is_told_as_a_sign_in(council: Council):
    council.go_to(date(2014, 11, 3))
    sign_in.succeed(by=council.qa, at=council.tick())
    [entry] = page_of(chosen(AuditFilter.read({"kind": "sign-ins"})[0])).entries
    assert [line.sentence for line in entry.lines] == ["signed in"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("1", "10", "2014"), date(2014, 10, 1)),
        (("31", "2", "2014"), None),
        (("1", "10", ""), None),
        (("1", "10", "99999999999"), None),
        (("x", "10", "2014"), None),
    ],
)
def test_a_day_in_three_boxes_is_read_or_said_to_be_left_out(typed: tuple[str, ...], day: date | None):
    boxes = {f"from_{name}": word for name, word in zip(("day", "month", "year"), typed, strict=True)}
    asked, problems = AuditFilter.read(boxes)
    assert (asked.since, bool(problems)) == (day, day is None)
