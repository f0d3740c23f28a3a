"""Two plans in one database do not see each other: a marker in every word of one, and every page of the other."""

import io
import zipfile
from datetime import date, timedelta
from functools import reduce

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actionplan import urls
from actionplan.commands import actions, dates, findings, plans, progress, staging
from actionplan.commands.actions import DueDate
from actionplan.commands.progress import Progress
from actionplan.commands.recording import recording
from actionplan.models import (
    Action,
    AlsoServes,
    Contributor,
    Deadline,
    DemonstrationClock,
    Document,
    Finding,
    Judgement,
    Partner,
    Person,
    Plan,
    Post,
    ReportText,
    Requirement,
)
from actionplan.vocabulary import DatePrecision, DeliveryStatus, ReportSection
from config import clock
from tests.views.test_addresses import EVERYBODY, address, names

MARKER = "QQOTHERPLANQQ"
OTHER = "another-2014"
LATE = DueDate(date(2014, 11, 1), MARKER, DatePrecision.DAY)


@pytest.fixture
def other(told, db):
    """A second plan, older so that short addresses still lead to the example's, with a marker in all its words."""
    written = {"by": Person.objects.get(email="qa@example.org"), "because": f"A test {MARKER}", "at": clock.now()}
    days = {"inspected_on": date(2014, 3, 1), "published_on": date(2014, 5, 1)}
    plan = plans.make(slug=OTHER, title=MARKER, council=MARKER, **days, **written)
    source = findings.add_source(
        plan, slug="lscb", name=MARKER, introduction=MARKER, is_open_to_partners=True, **written
    )
    for reference in ("4c", "9a"):
        told_of = {"title": MARKER, "statement": MARKER, "theme": MARKER, "requirements": [MARKER]}
        findings.add(source, reference=reference, **told_of, **written)
    add_actions(plan, written)
    add_papers(plan, written)
    return plan


def add_actions(plan: Plan, written: dict) -> None:
    """The same references as in the example, owned by the same posts, with everything tied to them."""
    finding, further = plan.findings.order_by("order")
    for reference, who in (("4c-1", "pathways"), ("4c-2", "asc"), ("9a-1", "health")):
        post = Post.objects.filter(holder__email=f"{who}@example.org").first()
        action = actions.add(
            finding, reference=reference, text=MARKER, success_measure=MARKER, owner=post, due=LATE, **written
        )
        said = dict.fromkeys(("happened", "next", "reason", "recovery", "difference"), MARKER)
        progress.record(action, Progress(DeliveryStatus.AT_RISK, date(2014, 12, 1), **said), **written)
        dates.ask(Action.objects.get(pk=action.pk), to=date(2015, 6, 1), **written)
        with recording("actions.add", plan=plan, **written) as record:
            record.add(AlsoServes(action=action, finding=further))
            record.add(Contributor(action=action, post=Post.objects.exclude(pk=post.pk).first()))
            record.add(
                Partner(action=action, organisation=Post.objects.get(holder__email="health@example.org").organisation)
            )


def add_papers(plan: Plan, written: dict) -> None:
    """What was judged, the deadlines, papers, report text, and an upload that waits."""
    deadline = {"name": MARKER, "number": 9, "unit": "months", "start_on": date(2014, 5, 1), "start_words": MARKER}
    plans.add_parts(plan, Deadline, [deadline], **written)
    plans.add_parts(plan, Judgement, [{"area": MARKER, "grade": "inadequate", "source": MARKER}], **written)
    plans.add_parts(plan, Document, [{"title": MARKER, "link": f"https://example.org/{MARKER}"}], **written)
    texts = [{"section": section, "text": MARKER} for section in ReportSection]
    plans.add_parts(plan, ReportText, texts, **written)
    told = {"content": b"", "file_name": f"{MARKER}.xlsx", "reading": {}}
    staging.stage(plan, **told, by=written["by"], at=written["at"])


def of_the_plan() -> list[str]:
    """The addresses under a plan's name that a browser can open."""
    return [one.name for one in urls.plan if "GET" in one.callback.methods]


def words_of(answer) -> str:
    """All the words of an answer, a workbook's too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_no_page_of_a_plan_shows_a_word_of_another(told, other, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    for name in of_the_plan():
        assert MARKER not in words_of(browser.get(address(name))), address(name)


@pytest.mark.parametrize("name", sorted({"actions", "findings", "overview", "scrutiny", "qa", "owners"} & set(names())))
def test_a_second_plan_changes_no_figure_of_the_first(told, signed_in, request, name):
    browser = signed_in("qa@example.org")
    stop_the_clock()
    before = without_keys(browser.get(address(name)))
    request.getfixturevalue("other")
    assert without_keys(browser.get(address(name))) == before


def stop_the_clock() -> None:
    """Some pages name the minute at which they are read, which must not turn between two readings."""
    an_hour_ahead = timezone.now() + timedelta(hours=1)
    DemonstrationClock.objects.update(shows_at=clock.now(), anchored_at=an_hour_ahead)


def without_keys(answer) -> list[str]:
    """The lines of a page that differ only when what it shows of the plan differs; a seal is over the whole record."""
    changing = ("csrfmiddlewaretoken", "Sealed up to")
    return [line for line in answer.content.decode().splitlines() if not any(one in line for one in changing)]


def test_an_address_of_one_plan_with_a_thing_of_another_is_not_found(told, other, signed_in, db):
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    only_here = findings.add(other.sources.get(), reference="77z", title="Only here", statement="Found.", **written)
    action = actions.add(only_here, reference="77z-1", text="Do it", **written)
    browser = signed_in("qa@example.org")
    for page, given in (("finding", {"finding": only_here.slug}), ("action", {"action": action.slug})):
        assert browser.get(reverse(page, kwargs={"plan": OTHER, **given})).status_code == 200
        assert browser.get(reverse(page, kwargs={"plan": told.slug, **given})).status_code == 404


def test_a_filter_that_names_a_thing_of_another_plan_chooses_nothing_of_it(told, other, signed_in):
    browser = signed_in("qa@example.org")
    requirement = Requirement.objects.filter(finding__plan=other).first()
    only = Finding.objects.filter(plan=other).first()
    for query in (f"requirement={requirement.pk}", f"finding={only.slug}", f"q={MARKER}"):
        page = browser.get(f"{reverse('actions', kwargs={'plan': told.slug})}?{query}").content.decode()
        assert f"/{OTHER}/" not in page
        typed = (f'value="{MARKER}"', f"“{MARKER}”", f"?q={MARKER}")
        assert MARKER not in reduce(lambda left, one: left.replace(one, ""), typed, page)


def test_a_search_of_one_plan_finds_nothing_of_another(told, other, signed_in):
    page = (
        signed_in("qa@example.org").get(f"{reverse('search', kwargs={'plan': told.slug})}?q={MARKER}").content.decode()
    )
    assert f"/{OTHER}/" not in page
    assert "Nothing that you may read" in page


def test_a_stranger_learns_of_neither(told, other):
    answer = Client().get(f"/{OTHER}/overview/")
    assert answer.status_code == 302
    assert MARKER not in answer.content.decode()
