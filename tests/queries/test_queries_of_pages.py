"""Pages asked for through the client: a plan twice as long takes no more queries, session and door included."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actionplan.commands import people, resolutions, scrutiny, terms
from actionplan.commands.actions import DueDate
from actionplan.commands.matters import About
from actionplan.commands.recording import recording
from actionplan.commands.resolutions import Resolved
from actionplan.commands.terms import TermWords
from actionplan.models import Action, Body, Contributor, Meeting, Organisation, Origin, Partner, Post, Term
from actionplan.vocabulary import DeliveryStatus, OriginKind, ResolutionKind, Standing
from tests.commands.publishing_commands import a_position, ready
from tests.commands.scrutiny_commands import a_question, answered
from tests.commands.words_commands import a_voice
from tests.factories import Council
from tests.models.rows import add_papers
from tests.queries.test_number_of_queries import lengthen

OF_ANY_DAY = {
    ("qa", "overview/?"): 19,
    ("qa", "actions/?q=do&partner={organisation}&sort=worst&"): 15,
    ("qa", "actions.csv?"): 17,
    ("qa", "actions/{decided}/?"): 26,
    ("qa", "findings/?"): 14,
    ("qa", "findings/{finding}/?"): 16,
    ("councillor", "scrutiny/?"): 35,
    ("councillor", "scrutiny/since/?"): 25,
    ("councillor", "scrutiny/findings/{finding}/?"): 33,
    ("councillor", "scrutiny/actions/{decided}/?"): 32,
}
"""Pages as they stood, with three more queries than today: for the last change of the day, its moment, and the plan.

The page of a finding asks a fourth: whether it is withdrawn since.
"""

CEILINGS = {
    ("qa", "/audit/"): 51,
    ("qa", "audit/"): 45,
    ("qa", "audit/?thing={action}&kind=progress&q=a"): 45,
    ("qa", "overview/"): 18,
    ("qa", "qa/"): 22,
    ("qa", "qa/chase/"): 14,
    ("qa", "plan/changes/?from=2014-10-01"): 45,
    ("director", "plan/changes.csv?from=2014-10-01"): 45,
    ("qa", "actions/"): 12,
    ("partner", "actions/"): 10,
    ("qa", "actions/?q=do&partner={organisation}&sort=worst"): 13,
    ("partner", "actions/?q=do&partner={organisation}&sort=worst"): 11,
    ("qa", "actions.csv"): 14,
    ("partner", "actions.csv?q=do&partner={organisation}&sort=worst"): 14,
    ("qa", "actions.xlsx"): 14,
    ("partner", "actions.xlsx?q=do&partner={organisation}&sort=worst"): 14,
    ("qa", "imports/plan.xlsx"): 30,
    ("qa", "imports/template.xlsx"): 30,
    ("qa", "owners/"): 12,
    ("qa", "owners/?sort=workload"): 12,
    ("qa", "owners/{post}/"): 13,
    ("qa", "owners/{post}/reassign/"): 14,
    ("qa", "filters/"): 13,
    ("qa", "search/?q=do"): 16,
    ("partner", "search/?q=do"): 14,
    ("qa", "changes/new/?all=1&finding={finding}"): 14,
    ("qa", "organisations/"): 11,
    ("qa", "organisations/{organisation}/"): 11,
    ("partner", "organisations/{organisation}/"): 11,
    ("qa", "actions/{decided}/"): 26,
    ("owner", "actions/{decided}/"): 26,
    ("owner", "actions/{decided}/date/new/"): 17,
    ("director", "actions/{decided}/date/decide/"): 19,
    ("qa", "actions/{decided}/assurance/"): 21,
    ("qa", "actions/{decided}/standing/"): 11,
    ("owner", "mine/"): 22,
    ("owner", "actions/{action}/"): 26,
    ("owner", "actions/{action}/evidence/new/"): 11,
    ("owner", "actions/{action}/comments/"): 11,
    ("owner", "actions/{action}/progress/new/"): 28,
    ("owner", "actions/{action}/progress/no-change/"): 27,
    ("owner", "actions/{action}/progress/1/correct/"): 25,
    ("qa", "actions/{decided}/edit/"): 30,
    ("qa", "actions/{decided}/split/"): 25,
    ("qa", "actions/{decided}/merge/"): 25,
    ("qa", "findings/{finding}/actions/new/"): 20,
    ("qa", "findings/{finding}/requirements/"): 20,
    ("qa", "findings/{finding}/history/"): 12,
    ("qa", "findings/sources/"): 10,
    ("qa", "documents/"): 7,
    ("councillor", "documents/"): 7,
    ("qa", "inspection/"): 7,
    ("qa", "reports/text/"): 6,
    ("qa", "reports/"): 8,
    ("democratic", "reports/pack.html"): 40,
    ("qa", "reports/restricted-appendix.html"): 14,
    ("councillor", "published/"): 8,
    ("councillor", "published/{published_on}/"): 8,
    ("democratic", "published/"): 9,
    ("democratic", "published/new/"): 50,
    ("democratic", "published/new/preview/"): 50,
    ("qa", "published/new/"): 10,
    ("qa", "/settings/"): 6,
    ("admin", "/settings/"): 6,
    ("admin", "/record/"): 12,
    ("admin", "/people/"): 11,
    ("admin", "/redactions/backups/"): 8,
    ("qa", "redactions/"): 7,
    ("owner", "redactions/"): 7,
    ("qa", "findings/"): 11,
    ("qa", "findings/?state=off_course&sort=worst"): 11,
    ("qa", "findings/{finding}/"): 12,
    ("partner", "findings/"): 9,
    ("councillor", "scrutiny/"): 32,
    ("councillor", "scrutiny/?state=overdue&course=off_course&became=later&planned-by=2014-12-31"): 32,
    ("councillor", "scrutiny/since/"): 22,
    ("councillor", "scrutiny/findings/{finding}/"): 30,
    ("councillor", "scrutiny/actions/{decided}/"): 29,
    ("councillor", "inspection/"): 7,
    ("councillor", "voices/"): 9,
    ("qa", "voices/"): 10,
    ("owner", "/glossary/"): 7,
    ("qa", "/glossary/"): 9,
    ("councillor", "recommendations/"): 13,
    ("owner", "recommendations/?state=owed&kind=question"): 15,
    ("councillor", "questions/1/"): 15,
    ("owner", "questions/1/answer/"): 17,
    ("owner", "questions/1/said/1/correct/"): 23,
    ("councillor", "questions/new/"): 8,
    ("democratic", "questions/1/who-answers/"): 17,
    ("democratic", "/meetings/panel/{held_on}/resolutions/new/"): 17,
    ("democratic", "/meetings/"): 18,
    ("democratic", "/meetings/panel/{held_on}/"): 20,
    **{(who, f"{page}as-at=2026-01-01"): most for (who, page), most in OF_ANY_DAY.items()},
}
"""The most queries of a page for a person, its door's among them: session, person, roles, plan and policy."""

MOST_JOINED = 16
"""Tables that a query joins at most: somewhere above, a planner that knows little of them takes minutes."""


def grow(council: Council) -> None:
    """Two more findings with actions in every state, one superseded, two more posts, and a published position."""
    lengthen(council)
    finding = council.plan.findings.last()
    heir, old = council.action(finding=finding), council.action(finding=finding)
    council.stand(old, Standing.SUPERSEDED, superseded_by=heir)
    add_posts(council)
    add_matters(council)
    a_position(council)
    ready(council)
    a_voice(council, restricted_note="Words", restricted_category="1")
    terms.add(TermWords(f"T{Term.objects.count()}", "A term"), **council.by())


def add_matters(council: Council) -> None:
    """A meeting of today or before that noted something and recommended two things, and two questions, one answered."""
    held_on = council.today - timedelta(days=Meeting.objects.count())
    meeting = scrutiny.call_meeting(Body.objects.first(), held_on=held_on, **council.by("democratic"))
    for kind in (ResolutionKind.NOTED, ResolutionKind.RECOMMENDED, ResolutionKind.RECOMMENDED):
        told = Resolved(kind, "That it be so", council.posts["owner"])
        resolutions.record(meeting, council.plan, told, **council.by("democratic"))
    answered(council)
    a_question(council, about=About(action=council.plan.actions.last(), meeting=meeting))


def add_posts(council: Council) -> None:
    """Two posts of one more organisation, each with a stand-in and with actions that others help with."""
    number = Post.objects.count()
    where = people.add_organisation(f"Service {number}", is_partner=True, **council.by())
    for title in ("a", "b"):
        post = people.add_post(f"{title}{number}", where, holder=council.owner, **council.by())
        people.name_stand_in(post, council.other_manager, **council.by())
        for action in (council.action(owner=post), council.action(owner=post, due=DueDate())):
            council.say(action, DeliveryStatus.ON_TRACK, who="qa")
            tie(council, action, where)


def tie(council: Council, action: Action, where: Organisation) -> None:
    """Another post helps with an action, and two organisations are asked to commit themselves to it."""
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        record.add(Contributor(action=action, post=council.posts["owner"]))
        record.add(Partner(action=action, organisation=where))
        record.add(Partner(action=action, organisation=council.organisations["Health"]))
        record.add(Origin(action=action, kind=OriginKind.THIS_INSPECTION))


def spoken_of(council: Council) -> Action:
    """An action of the owner's of which something was said."""
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK)
    return action


Asked = dict[tuple[str, str], list[str]]
"""For a person and a page, what it asked."""


def queries_of(council: Council, who: str, page: str) -> list[str]:
    """What a page asks the database."""
    browser = Client()
    browser.force_login(council.people[who])
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page if page.startswith("/") else f"/ofsted-2014/{page}").status_code == 200
    return [one["sql"] for one in asked]


def number_of_joins(sql: str) -> int:
    """How many tables a query joins, those inside its brackets apart."""
    while (outside := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = outside
    return sql.count(" JOIN ")


@pytest.fixture(scope="module")
def asked(council_of_the_module: Council) -> tuple[Asked, Asked]:
    """What every page asks the database of a plan, and again of the same plan when it is twice as long."""
    council = council_of_the_module
    add_papers(council)
    grow(council)
    places = {
        "finding": council.plan.findings.last().slug,
        "post": council.posts["owner"].pk,
        "organisation": council.organisations["Health"].pk,
        "action": spoken_of(council).slug,
        "decided": council.plan.actions.filter(date_requests__decision=None, date_requests__isnull=False).first().slug,
    }
    places["published_on"] = council.plan.published_positions.first().published_on.isoformat()
    places["held_on"] = Meeting.objects.filter(resolutions__isnull=False).first().held_on.isoformat()
    first = {(who, page): queries_of(council, who, page.format(**places)) for who, page in CEILINGS}
    grow(council)
    return first, {(who, page): queries_of(council, who, page.format(**places)) for who, page in CEILINGS}


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "page"), CEILINGS)
def test_a_page_of_a_plan_twice_as_long_takes_no_more_queries(asked: tuple[Asked, Asked], who, page):
    first, second = (once[who, page] for once in asked)
    assert len(first) == len(second) <= CEILINGS[who, page], second
    joined = max(second, key=number_of_joins)
    assert number_of_joins(joined) <= MOST_JOINED, joined
