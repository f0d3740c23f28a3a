"""The page of changes of a small council: on a plan's first day, of a plan nobody has changed, of what is gone."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from actionplan.commands import findings
from actionplan.models import DemonstrationClock
from tests.factories import Council
from tests.views.reading import text_of


@pytest.fixture(autouse=True)
def with_its_clock(settings) -> None:
    settings.EXAMPLE = settings.DEMONSTRATION_CLOCK = True


def browser(council: Council, who: str = "qa") -> Client:
    """A browser of one of the people, on the day and hour of the council."""
    shown = {"shows_at": council.now, "anchored_at": timezone.now()}
    DemonstrationClock.objects.update_or_create(pk=1, defaults=shown)
    client = Client()
    client.force_login(council.people[who])
    return client


def test_on_the_first_day_of_a_plan_its_bare_address_says_that_there_is_nothing_to_compare_with(council: Council):
    answer = browser(council).get("/ofsted-2014/plan/changes/")
    assert answer.status_code == 200
    assert "The record of this plan begins today" in text_of(answer)
    asked = browser(council).get("/ofsted-2014/plan/changes/?from=2014-10-01")
    assert asked.status_code == 422
    assert "Both days are the same" in text_of(asked)


def test_a_plan_that_nobody_has_changed_is_compared_from_the_day_it_was_made(council: Council):
    council.go_to(date(2014, 10, 20))
    council.add_plan("second-plan")
    council.go_to(date(2014, 10, 22))
    qa, page = browser(council), "/second-plan/plan/changes/"
    for query in ("", "?from=2014-10-20"):
        assert "from the end of 20 October 2014" in text_of(qa.get(page + query)).lower().replace("october", "October")
    early = qa.get(f"{page}?from=2014-10-19")
    assert early.status_code == 422
    assert "The record of this plan begins on 20 October 2014" in text_of(early)
    assert qa.get("/second-plan/plan/as-at/2014-10-19/").status_code == 422
    assert qa.get("/second-plan/plan/as-at/2014-10-20/").status_code == 200


def test_every_link_of_a_withdrawn_finding_opens_and_so_do_those_of_its_past(council: Council):
    gone = council.add_finding(reference="4b")
    council.go_to(date(2014, 10, 20))
    findings.withdraw(gone, **council.by())
    observer = browser(council, "observer")
    for page in ("plan/changes/?from=2014-10-01", "findings/4b/?as-at=2014-10-10", "audit/?thing=4b"):
        content = observer.get(f"/ofsted-2014/{page}").content.decode()
        assert "4b" in content
        for link in set(re.findall(r'href="(/ofsted-2014/[^"#]*)', content.split("<main")[1])):
            assert observer.get(unescape(link)).status_code == 200, f"{page}: {link}"
        assert "/ofsted-2014/findings/4b/history/" in content
    assert "1 change of finding 4b" in text_of(observer.get("/ofsted-2014/plan/changes/?from=2014-10-01"))
