"""Nobody writes beyond their role: every form is sent, filled in, by everybody who may not, to every kind of thing."""

import pytest
from django.db.models import Q

from actionplan import access, urls
from actionplan.models import Action, Change, Comment, Evidence, Person, SavedFilter, StagedImport
from actionplan.rules.moments import london_day
from config import clock
from tests.views.forms_sent import Sent
from tests.views.keys import HEALTH
from tests.views.test_addresses import ALLOWED, EVERYBODY, address

PLAN = "/ofsted-2014/"
PATTERNS = {one.name: one for one in urls.council + urls.plan}
SENDS = sorted(name for name, one in PATTERNS.items() if "POST" in getattr(one.callback, "methods", ()))
OF_AN_ACTION = [name for name in SENDS if "action" in PATTERNS[name].pattern.converters]
OF_EVERY_ACTION = {"director": {"date-decide", "comments", "comment-answer"}}
"""What a role may send to any action, whoever owns it."""
WRITES_FOR_ITSELF = {"drafts"}
"""What everybody sends, and which is nobody's but the sender's."""


def written() -> tuple[int, ...]:
    """How much is written in the record and beside it; what somebody typed in vain stays a draft of their own."""
    return tuple(model.objects.count() for model in (Change, StagedImport, SavedFilter))


def state_of_actions() -> list[tuple]:
    """Every column of every action."""
    return list(Action.objects.order_by("pk").values_list())


@pytest.fixture(scope="module")
def read_before() -> dict[str, dict[str, list[str]]]:
    """What was read of each form, once for all tests."""
    return {}


@pytest.fixture
def filled_in(signed_in, read_before):
    """What somebody who may open an address would send from it."""

    def fields_of(name: str) -> dict[str, list[str]]:
        if name not in read_before:
            read_before[name] = read(name)
        return read_before[name]

    def read(name: str) -> dict[str, list[str]]:
        who = min(ALLOWED[name] or {"qa"}, key=lambda one: one != "qa")
        answer = signed_in(f"{who}@example.org").get(address(name), follow=True)
        return Sent(answer.content.decode()).fields

    return fields_of


def test_every_address_that_takes_a_form_says_who_may_send_it():
    assert set(SENDS) <= set(ALLOWED)
    assert set(OF_AN_ACTION) > {"progress-record", "assurance", "date-decide", "evidence-new", "action-edit"}
    assert {name for name in SENDS if ALLOWED[name] == EVERYBODY} == WRITES_FOR_ITSELF


@pytest.mark.parametrize("name", SENDS)
def test_a_form_filled_in_is_refused_from_everybody_who_may_not_send_it(signed_in, filled_in, name):
    told, before, actions = filled_in(name), written(), state_of_actions()
    for who in sorted(EVERYBODY - ALLOWED[name]):
        answer = signed_in(f"{who}@example.org").post(address(name), told)
        assert answer.status_code in (403, 404), who
    assert (written(), state_of_actions()) == (before, actions)


def not_theirs(who: Person) -> Action:
    """An action that a person sees, if they see any, and has no part in."""
    day, plan = london_day(clock.now()), Action.objects.first().plan
    seen = access.visible_actions(who, plan, on=day) or Action.objects.all()
    posts = access.posts_of(who, on=day)
    own = Q(owner__in=posts) | Q(contributors__post__in=posts)
    own |= Q(owner__organisation__name=HEALTH) | Q(partners__organisation__name=HEALTH)
    return seen.exclude(pk__in=Action.objects.filter(own).values("pk")).filter(first_due_on__isnull=False).first()


@pytest.mark.parametrize("who", sorted(EVERYBODY - {"qa"}))
def test_nobody_sends_a_form_to_an_action_that_they_have_no_part_in(signed_in, filled_in, who):
    person = Person.objects.get(email=f"{who}@example.org")
    other, before, actions = not_theirs(person), written(), state_of_actions()
    for name in sorted(set(OF_AN_ACTION) - OF_EVERY_ACTION.get(who, set())):
        own = address(name)
        theirs = own.replace(own.split("/actions/")[1].split("/")[0], other.slug, 1)
        answer = signed_in(person.email).post(theirs, filled_in(name))
        assert answer.status_code in (403, 404), f"{who} {theirs}"
    assert (written(), state_of_actions()) == (before, actions)


ANYTHING_ELSE = {
    **dict.fromkeys(("owner", "owner_id", "post", "on_behalf_of", "by", "person", "plan", "requirement"), "1"),
    **dict.fromkeys(("at", "first_due_on", "due", "due_on"), "2016-01-01"),
    **dict.fromkeys(("reference", "slug", "success_measure", "finding", "tag", "restricted_note"), "x"),
    **dict.fromkeys(("is_agreed", "is_imported", "keeps_former", "without_evidence", "confirm"), "on"),
    **dict.fromkeys(("action", "row", "others", "corrects", "withdraws", "sequence", "place"), ("1", "2")),
    "outcome": "assured",
    "decision": "agree",
    "standing": "withdrawn",
}
"""Fields of other forms, and columns of tables, that no form of an owner's has."""
NOT_NOW = {"progress-repeat", "progress-correct"}
"""What cannot be said of an action that is overdue, or only by who said what it corrects."""
OF_AN_OWNER = ("progress-record", "progress-repeat", "progress-correct", "date-ask", "evidence-new", "comments")


@pytest.mark.parametrize("name", OF_AN_OWNER)
def test_fields_that_are_not_on_an_owners_form_change_nothing(signed_in, filled_in, name):
    browser, actions, last = signed_in("pathways@example.org"), state_of_actions(), Change.objects.latest("number")
    page = address(name)
    own = Sent(browser.get(page).content.decode()).fields
    own |= {"to_year": ["2015"]} if name == "date-ask" else {}
    spare = {field: value for field, value in ANYTHING_ELSE.items() if field not in own}
    answer = browser.post(page, {**own, **spare})
    made = list(Change.objects.filter(number__gt=last.number))
    assert answer.status_code in (302, 422)
    assert state_of_actions() == actions
    assert {one.by.email for one in made} <= {"pathways@example.org"}
    assert {one.on_behalf_of for one in made} <= {None}
    assert len(made) == (answer.status_code == 302)
    assert made or name in NOT_NOW


def test_the_key_of_something_beside_another_action_opens_nothing(signed_in):
    browser, before = signed_in("pathways@example.org"), written()
    others = Evidence.objects.exclude(action__owner__holder__email="pathways@example.org").values_list("pk", flat=True)
    numbers = [*others[:2], *Comment.objects.exclude(action__slug="4c-2").values_list("pk", flat=True)[:1], 99]
    for number in numbers:
        for page in ("evidence/{}/", "evidence/{}/withdraw/", "evidence/{}/file/", "comments/{}/answer/"):
            answer = browser.get(f"{PLAN}actions/4c-2/{page.format(number)}")
            assert answer.status_code == 404, f"{page} {number}"
        for page in ("evidence/{}/", "evidence/{}/withdraw/", "comments/{}/answer/", "comments/{}/take-back/"):
            assert browser.post(f"{PLAN}actions/4c-2/{page.format(number)}", {"text": "x"}).status_code == 404
    assert browser.post(f"{PLAN}actions/4c-2/progress/99/correct/", {}).status_code == 404
    assert written() == before


def test_a_filter_that_somebody_else_keeps_is_not_there(signed_in):
    day = signed_in("asc@example.org").get(f"{PLAN}filters/new/?due=overdue").content.decode()
    told = Sent(day).fields | {"name": "Mine alone"}
    told.pop("is_shared", None)
    assert signed_in("asc@example.org").post(f"{PLAN}filters/new/?due=overdue", told).status_code == 302
    kept = SavedFilter.objects.get(name="Mine alone")
    for who in ("qa", "pathways", "director", "observer", "health"):
        browser = signed_in(f"{who}@example.org")
        assert "Mine alone" not in browser.get(f"{PLAN}filters/").content.decode()
        assert browser.get(f"{PLAN}filters/{kept.pk}/").status_code == 404
        assert browser.post(f"{PLAN}filters/{kept.pk}/", {**told, "name": "Theirs"}).status_code == 404
    assert SavedFilter.objects.get(pk=kept.pk).name == "Mine alone"
