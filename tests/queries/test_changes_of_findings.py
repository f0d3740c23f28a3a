"""What changed of findings, of what they require and where they come from, and of actions that moved among them."""

from datetime import date

from actionplan.commands import editing, findings, requirements, sources
from actionplan.commands.action_words import ActionWords
from actionplan.commands.sources import SourceWords
from actionplan.models import Action, Finding, Source
from actionplan.queries.changes_filter import ChangeFilter, choose
from actionplan.queries.editing import ActionLinks, mark_of, mark_of_requirements
from actionplan.vocabulary import OriginKind
from tests.factories import Council, fresh
from tests.queries.changes_told import said, since

LATER = date(2014, 10, 20)


def test_an_action_that_moved_is_told_of_the_finding_it_left_and_of_that_it_came_to(council: Council):
    other, action = council.add_finding(reference="4b"), council.action(reference="4a-1")
    council.go_to(LATER)
    moved(council, action, other)
    told = since(council)
    assert said(told) == ["moved it from finding 4a to finding 4b"]
    for slug in ("4a", "4b"):
        assert len(choose(told, ChangeFilter(finding=slug)).lines) == 1


def moved(council: Council, action: Action, to: Finding, **more: object) -> None:
    """Put an action under another finding, or say more of it."""
    now = fresh(action)
    words = ActionWords(to, now.reference, now.text, success_measure=now.success_measure, owner=now.owner, **more)
    editing.change(now, words, seen=mark_of(now), **council.by())


def test_another_note_of_an_origin_is_told(council: Council):
    action = council.action(reference="4a-1")
    moved(council, action, council.finding, links=ActionLinks(origins={OriginKind.PREVIOUS_INSPECTION: "In 2012"}))
    council.go_to(LATER)
    moved(council, action, council.finding, links=ActionLinks(origins={OriginKind.PREVIOUS_INSPECTION: "In May 2012"}))
    assert said(since(council)) == ["noted that it comes from: previous inspection, “In May 2012”"]


def test_what_a_finding_requires_in_another_order_is_told_once(council: Council):
    finding = council.add_finding(reference="4b", requirements=["One", "Two", "Three"])
    council.go_to(LATER)
    keys = list(finding.requirements.order_by("order").values_list("pk", flat=True))
    requirements.reorder(finding, keys[::-1], seen=mark_of_requirements(finding), **council.by())
    assert said(since(council)) == ["put what it requires in another order"]


def test_a_source_in_other_words_and_opened_to_partners_is_told(council: Council):
    council.go_to(LATER)
    source = Source.objects.get()
    sources.change(source, SourceWords("Other services", is_open_to_partners=True), seen=1, **council.by())
    told = since(council)
    assert said(told) == ["reworded it", "let partner agencies read its findings"]
    assert {(one.thing.kind, one.thing.words) for one in told.lines} == {("source", "Other services")}


def test_a_withdrawn_finding_can_be_chosen_and_one_that_came_and_went_is_no_news(council: Council):
    gone = council.add_finding(reference="4b", requirements=["A list"])
    council.go_to(LATER)
    requirements.add(gone, "A plan", **council.by())
    findings.withdraw(gone, **council.by())
    findings.withdraw(council.add_finding(reference="4c"), **council.by())
    told = since(council)
    assert said(told) == ["withdrew it", "added the requirement “A plan”"]
    chosen = choose(told, ChangeFilter(finding="4b"))
    assert len(chosen.lines) == 2
    [(finding, number)] = chosen.findings
    assert (finding.slug, finding.before.value, finding.after, number) == ("4b", "off_course", None, 2)
    assert "4b" not in chosen.standing
