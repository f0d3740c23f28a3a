"""Every figure that links is an independent count, and leads to exactly the actions that it counts."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings

from actionplan.commands import demonstration
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, Post, ProgressUpdate
from actionplan.vocabulary import Standing
from tests.factories import Council, fresh
from tests.figures.by_hand import ByHand, answers
from tests.figures.pages import Link, Page
from tests.figures.plans import tell_with_links, told_plans
from tests.queries.plans import DAY

PLAN = "/ofsted-2014/"
OFFICERS = ("overview/", "findings/", "actions/", "owners/", "organisations/", "qa/", "qa/chase/")

few = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller example would take minutes to find, and the message names the page
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@few
@given(told_plans)
def test_every_figure_equals_a_count_by_hand_and_leads_to_those_rows(council: Council, told) -> None:
    point, now = transaction.savepoint(), council.now
    try:
        check(council, tell_with_links(council, told))
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def test_figures_of_a_plan_whose_dates_are_past_lead_to_their_rows(council: Council) -> None:
    """Some came in late, one left since, one lost its date, one never had any, and a claim was put right."""
    council.go_to(date(2014, 10, 20))
    gone, moved = (council.action(due=DueDate(date(2014, 11, 5))) for _ in range(2))
    council.action(due=DueDate(date(2014, 10, 31)))
    claim = council.claim(council.action(due=DueDate(date(2014, 10, 31))))
    council.go_to(date(2014, 11, 20))
    put_right(council, claim)
    council.action(due=DueDate(date(2014, 10, 31)))
    council.action(due=DueDate(date(2014, 11, 10)))
    council.action(due=DueDate(None, "TBC"))
    take_date(council, fresh(moved))
    council.stand(fresh(gone), Standing.WITHDRAWN)
    council.go_to(DAY)
    check(council, list(Action.objects.all()))


def put_right(council: Council, row: ProgressUpdate) -> None:
    """Mend the words of an update, which says the same of its action as before."""
    told = {"action": row.action, "said_on": row.said_on, "status": row.status, "place": row.place, "sequence": 2}
    with recording("progress.correct", plan=council.plan, **council.by()) as record:
        record.add(ProgressUpdate(**told, happened="The rota is done.", corrects=row))


def take_date(council: Council, action: Action) -> None:
    """Leave an action without its date, as an import may."""
    with recording("actions.change", plan=council.plan, **council.by()) as record:
        action.due_on, action.due_words = None, "When the board has met"
        record.save(action)


def check(council: Council, actions: list[Action]) -> None:
    """Fetch every page of the plan that shows figures, as each who reads it, and follow each figure once."""
    demonstration.anchor_clock(shows_at=council.tick(), at=timezone.now())
    by_hand = [ByHand(action, DAY) for action in Action.objects.select_related("owner", "finding")]
    assert len(by_hand) == len(actions)
    seen: set[tuple[str, str]] = set()
    for who, address in addresses(council):
        page = fetch(council, who, address)
        assert page.bare_figures == [], f"{address} shows a figure without its rows: {page.bare_figures}"
        for link in page.figures:
            follow(council, who, page, link, by_hand, seen)
    assert seen or not actions


def addresses(council: Council) -> Iterator[tuple[str, str]]:
    """Each page with figures, and who opens it."""
    yield from (("qa", f"{PLAN}{page}") for page in OFFICERS)
    yield from (("qa", f"{PLAN}findings/{one.slug}/") for one in council.plan.findings.all())
    yield from (("qa", f"{PLAN}owners/{post.pk}/") for post in Post.objects.all())
    yield "owner", f"{PLAN}mine/"
    yield from (("partner", f"{PLAN}{page}") for page in ("findings/", "actions/", "mine/"))
    yield "councillor", f"{PLAN}scrutiny/"
    yield from (("councillor", f"{PLAN}scrutiny/findings/{one.slug}/") for one in council.plan.findings.all())


def fetch(council: Council, who: str, address: str) -> Page:
    """A page as a person gets it."""
    client = Client()
    client.force_login(council.people[who])
    answer = client.get(address)
    assert answer.status_code == 200, f"{who} {address}: {answer.status_code}"
    return Page(answer.content.decode(), address)


def follow(
    council: Council, who: str, page: Page, link: Link, by_hand: list[ByHand], seen: set[tuple[str, str]]
) -> None:
    """What a figure's link says is what the rows say, and what the page it leads to lists."""
    where = f"{who}: {page.address} shows “{link.words}” and leads to {link.address}"
    if link.path == f"{PLAN}actions/":
        there = (one for one in by_hand if who != "partner" or is_theirs(council, one))
        expected = {one.action.slug for one in there if answers(one, link.asked)}
        assert link.number == len(expected), where
        if (who, link.address) not in seen:
            listed = [path for path in fetch(council, who, link.address).row_headings if "/actions/" in path]
            assert sorted(listed) == sorted(f"{PLAN}actions/{slug}/" for slug in expected), where
        seen.add((who, link.address))
    if link.path == f"{PLAN}findings/" and "bare" not in link.asked:  # those count requirements, said in each row
        listed = {path for path in fetch(council, who, link.address).row_headings if "/findings/" in path}
        assert link.number == len(listed), where


def is_theirs(council: Council, one: ByHand) -> bool:
    """Whether a partner sees an action: its organisation owns it or is asked for its commitment."""
    health = council.organisations["Health"].pk
    is_owner = one.action.owner is not None and one.action.owner.organisation_id == health
    return is_owner or one.action.partners.filter(organisation=health, is_withdrawn=False).exists()
