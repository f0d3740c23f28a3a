"""The settings page: what everybody reads there, and setting a group of them once, dated, with a reason."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.messages import get_messages

from actionplan.commands import people
from actionplan.commands import settings as commands
from actionplan.forms.sent_once import new_key
from actionplan.models import Change, DemonstrationClock, Person
from actionplan.models import Policy as PolicyRow
from actionplan.queries.policy import newest_of, policy_on
from actionplan.rules.settings import GROUPS, SETTINGS
from actionplan.vocabulary import Role
from config import clock
from tests.told import PASSWORD

WHY = "The board asked for it"
THRESHOLDS, _, _, LEGEND = GROUPS


def told_of(page) -> str:
    """The words of a page, without its tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.content.decode())).split())


@pytest.fixture
def today(told, db) -> date:
    return clock.today()


@pytest.fixture
def admin(signed_in):
    return signed_in("admin@example.org")


@pytest.fixture
def put(today):
    """Somebody else sets something, from today on or from a later day."""

    def set_it(values: dict[str, object], *, from_on: date = today, who: str = "qa@example.org") -> None:
        written = {"by": Person.objects.get(email=who), "because": WHY, "at": clock.now()}
        commands.set_policy(values, from_on=from_on, **written)

    return set_it


def typed(group, today: date, *, from_on: date | None = None, shown_for: date | None = None, **values: object) -> dict:
    """A group's form as the browser sends it: what it showed, with some boxes typed in."""
    keys = [one.key for one in group.settings]
    shown = policy_on(shown_for or today)
    day = from_on or today
    return {
        "key": new_key(),
        "seen": newest_of(keys),
        "shown_for": (shown_for or today).isoformat(),
        "from_on_day": day.day,
        "from_on_month": day.month,
        "from_on_year": day.year,
        "because": WHY,
        **{key: shown.value_of(key) for key in keys},
        **values,
    }


def send(browser, group, form: dict):
    return browser.post(f"/settings/{group.slug}/", form)


def test_a_reader_sees_what_each_setting_is_since_when_by_whom_and_why(signed_in, put, today):
    put({"stale_days": 28})
    put({"stale_days": 21}, from_on=date(2015, 1, 5))
    words = told_of(signed_in("observer@example.org").get("/settings/"))
    row = words[words.index("Update owed") : words.index("Reporting cut-off")]
    assert "An update is owed when none has come for more than this many days. 28 days" in row
    assert "4 December 2014 Quality Assurance Unit Manager, 4 December 2014: The board asked for it" in row
    assert "From 5 January 2015: 21 days" in row
    assert "From 1 September 2014: 35 days" in row
    assert "Change" not in words


def test_a_value_that_another_for_the_same_day_replaced_stays_in_the_record(admin, put):
    put({"stale_days": 28})
    put({"stale_days": 14})
    row = told_of(admin.get("/settings/")).partition("Update owed")[2]
    assert "From 4 December 2014: 14 days Quality" in row
    assert "From 4 December 2014: 28 days, until another value was set for the same day" in row


def test_every_setting_is_on_the_page(admin):
    words = told_of(admin.get("/settings/"))
    assert all(one.label.removeprefix("Action: ").split(": ")[-1] in words for one in SETTINGS.values())


def test_the_menu_leads_there_last_for_who_may_read_it(signed_in):
    for who, may in {"admin": True, "qa": True, "observer": True, "councillor": False, "health": False}.items():
        menu = signed_in(f"{who}@example.org").get("/", follow=True).context["navigation"]
        assert (menu[-1] == {"text": "Settings", "href": "/settings/", "current": False}) is may


@pytest.mark.parametrize("role", [Role.QA, Role.ADMINISTRATOR, Role.SENIOR_MANAGER])
def test_a_role_for_one_plan_opens_no_settings(told, signed_in, role):
    written = {"by": Person.objects.get(email="admin@example.org"), "because": WHY, "at": clock.now()}
    person = people.add(email="one.plan@example.org", name="One plan", password=PASSWORD, **written)
    people.give_role(person, role, plan=told, **written)
    browser = signed_in("one.plan@example.org")
    assert [browser.get(f"/settings/{page}").status_code for page in ("", "council/")] == [403, 403]
    assert browser.post("/settings/council/").status_code == 403


def test_there_is_no_group_of_another_name(admin):
    assert [admin.get(f"/settings/{name}/").status_code for name in ("money", "key", "thresholds")] == [404, 404, 200]


def test_only_what_was_changed_is_recorded_with_who_and_why(admin, today):
    answer = send(admin, THRESHOLDS, typed(THRESHOLDS, today, stale_days=" 28 "))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/settings/")
    row = PolicyRow.objects.last()
    assert (row.key, row.value, row.from_on) == ("stale_days", 28, today)
    assert (row.change.by.email, row.change.because) == ("admin@example.org", WHY)
    assert PolicyRow.objects.filter(change=row.change).count() == 1
    [said] = get_messages(answer.wsgi_request)
    assert str(said) == "“Update owed” is recorded. It holds from today, 4 December 2014."


def test_yes_or_no_is_chosen_and_stands_as_words(admin, today):
    members = next(one for one in GROUPS if one.slug == "members")
    assert 'value="False"' in admin.get("/settings/members/").content.decode()
    assert send(admin, members, typed(members, today, publish_openly="")).status_code == 422
    assert send(admin, members, typed(members, today, publish_openly="True")).status_code == 302
    row = PolicyRow.objects.order_by("pk").last()
    assert (row.key, row.value, policy_on(today).publish_openly) == ("publish_openly", True, True)
    assert re.search(r"Open to everybody.*?Yes", told_of(admin.get("/settings/")))


def test_several_at_once_are_counted(admin, today):
    later = date(2014, 12, 10)
    words = {f"legend_actions_{state}": "Ours." for state in ("overdue", "off_track", "at_risk", "suspended")}
    answer = send(admin, LEGEND, typed(LEGEND, today, from_on=later, **words))
    [said] = get_messages(answer.wsgi_request)
    assert str(said) == "4 settings are recorded. They hold from 10 December 2014."


def test_a_page_on_which_nothing_was_changed_says_so_and_writes_nothing(admin, today):
    before = Change.objects.count()
    answer = send(admin, THRESHOLDS, typed(THRESHOLDS, today))
    assert answer.status_code == 422
    assert "Nothing here differs from what holds on that day already" in told_of(answer)
    assert Change.objects.count() == before


def test_a_page_sent_twice_is_recorded_once(admin, today):
    form = typed(THRESHOLDS, today, stale_days=28)
    before = Change.objects.count()
    assert [send(admin, THRESHOLDS, form).status_code for _ in range(2)] == [302, 302]
    assert Change.objects.count() == before + 1


def test_a_page_that_was_changed_after_it_was_sent_is_kept_and_asked_for_again(admin, today):
    form = typed(THRESHOLDS, today, stale_days=28)
    send(admin, THRESHOLDS, form)
    again = send(admin, THRESHOLDS, form | {"due_soon_days": 14})
    assert again.status_code == 422
    assert "You saved this form before, and that is recorded" in told_of(again)
    assert [again.context["form"][name].value() for name in ("stale_days", "due_soon_days")] == ["28", "14"]
    assert send(admin, THRESHOLDS, dict(again.context["form"].data.items())).status_code == 302
    assert policy_on(today).due_soon_days == 14


def test_the_second_of_two_people_is_told_and_loses_nothing(admin, put, today):
    form = typed(THRESHOLDS, today, due_soon_days=20)
    put({"stale_days": 21, "due_soon_days": 15})
    answer = send(admin, THRESHOLDS, form)
    words = told_of(answer)
    assert answer.status_code == 422
    assert "Someone else set one of these while you were typing" in words
    assert "Update owed 21 days from 4 December 2014. Quality Assurance Unit Manager" in words
    shown = answer.context["form"]
    assert [shown[name].value() for name in ("due_soon_days", "stale_days")] == ["20", "21"]
    assert policy_on(today).due_soon_days == 15
    assert send(admin, THRESHOLDS, dict(shown.data.items())).status_code == 302
    assert (policy_on(today).due_soon_days, policy_on(today).stale_days) == (20, 21)


def test_what_waits_for_a_later_day_is_changed_on_the_page_of_that_day(admin, put, today):
    later = date(2014, 12, 10)
    put({"stale_days": 21}, from_on=later)
    assert "/settings/thresholds/?from=2014-12-10" in admin.get("/settings/").content.decode()
    shown = admin.get("/settings/thresholds/?from=2014-12-10").context["form"]
    assert [shown[name].value() for name in ("stale_days", "shown_for", "from_on")] == [21, "2014-12-10", later]
    send(admin, THRESHOLDS, typed(THRESHOLDS, today, shown_for=later, from_on=later, stale_days=35))
    assert policy_on(later).stale_days == 35


@pytest.mark.parametrize("asked", ["2014-09-01", "yesterday", "", "2014-12-32", "9" * 5000])
def test_a_day_that_is_none_or_is_past_gives_todays_values(admin, today, asked):
    form = admin.get("/settings/thresholds/", {"from": asked}).context["form"]
    assert form["from_on"].value() == today


def test_a_setting_for_tomorrow_takes_effect_on_its_london_day_by_itself(signed_in, put, today):
    put({"stale_days": 7, "legend_actions_overdue": "Late."}, from_on=today + timedelta(days=1))
    put({"council_name": "Tomorrow Council", "council_colour": "#00573f"}, from_on=today + timedelta(days=1))
    owner = signed_in("pathways@example.org")
    before = owner.get("/ofsted-2014/mine/").content.decode()
    assert "An update is due after 35 days" in before
    assert "Late." not in before
    let_pass(timedelta(days=1))
    after = owner.get("/ofsted-2014/mine/").content.decode()
    assert "An update is due after 7 days" in after
    assert "Late." in after
    assert "Tomorrow Council" in after
    assert "/brand/00573f.css" in after


def let_pass(time: timedelta) -> None:
    """Let the example's clock have been anchored so much earlier."""
    anchor = DemonstrationClock.objects.get()
    anchor.anchored_at -= time
    anchor.save()
