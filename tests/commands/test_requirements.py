"""What findings require, and findings and sources themselves: edited with reasons, withdrawn, and never erased."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import findings, requirements, sources
from actionplan.commands.findings import FindingWords
from actionplan.commands.sources import SourceWords
from actionplan.models import Action, Finding, Requirement
from actionplan.queries.audit_editing import happenings_of
from actionplan.queries.editing import mark_of_requirements
from actionplan.queries.findings import finding_positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import FindingState, Standing
from tests.factories import Council, fresh


@pytest.fixture
def finding(council: Council) -> Finding:
    return council.add_finding(reference="4b", requirements=["One", "Two"])


def texts(finding: Finding) -> list[str]:
    return [one.text for one in finding.requirements.filter(is_withdrawn=False)]


def test_a_requirement_is_added_after_the_others_and_puts_a_finding_off_course(council: Council, finding):
    assert state(council, finding) == FindingState.OFF_COURSE
    for one in finding.requirements.all():
        council.action(finding=finding, requirement=one)
    assert state(council, finding) == FindingState.NOT_STARTED
    requirements.add(finding, " Three ", **council.by())
    assert texts(finding) == ["One", "Two", "Three"]
    assert state(council, finding) == FindingState.OFF_COURSE


def state(council: Council, finding: Finding) -> FindingState:
    only = Finding.objects.filter(pk=finding.pk)
    [position] = finding_positions(only, Action.objects.all(), on=council.today, policy=Policy())
    return position.state


def test_a_requirement_is_reworded_once_by_who_read_it(council: Council, finding):
    one = finding.requirements.first()
    requirements.reword(one, "One better", seen=1, **council.by())
    for text, seen, code in (("Mine", 1, "conflict"), ("One better", 2, "unchanged")):
        with pytest.raises(ValidationError) as refusal:
            requirements.reword(one, text, seen=seen, **council.by())
        assert refusal.value.code == code
    with pytest.raises(ValidationError, match="looks like"):
        requirements.reword(one, "AB 01/02/2003", seen=2, **council.by())
    assert texts(finding) == ["One better", "Two"]


def test_requirements_are_put_in_another_order(council: Council, finding):
    one, two = finding.requirements.all()
    seen = mark_of_requirements(finding)
    requirements.reorder(finding, [two.pk, one.pk], seen=seen, **council.by())
    assert texts(finding) == ["Two", "One"]
    for order, mark, code in (
        ([two.pk, one.pk], mark_of_requirements(finding), "unchanged"),
        ([one.pk, two.pk], seen, "conflict"),
        ([one.pk], mark_of_requirements(finding), "conflict"),
    ):
        with pytest.raises(ValidationError) as refusal:
            requirements.reorder(finding, order, seen=mark, **council.by())
        assert refusal.value.code == code


def test_a_requirement_is_withdrawn_only_when_no_live_action_answers_it(council: Council, finding):
    one = finding.requirements.first()
    action = council.action(finding=finding, requirement=one, reference="4b-1")
    with pytest.raises(ValidationError, match="Actions answer it: 4b-1"):
        requirements.withdraw(one, **council.by())
    council.stand(action, Standing.WITHDRAWN)
    requirements.withdraw(one, **council.by())
    assert texts(finding) == ["Two"]
    with pytest.raises(ValidationError, match="withdrawn this requirement already"):
        requirements.withdraw(one, **council.by())
    requirements.bring_back(one, **council.by())
    assert texts(finding) == ["One", "Two"]


def test_actions_follow_a_requirement_that_is_merged(council: Council, finding):
    one, two = finding.requirements.all()
    action = council.action(finding=finding, requirement=one)
    requirements.merge(one, two, **council.by())
    assert fresh(action).requirement == two
    assert texts(finding) == ["Two"]
    assert Requirement.objects.count() == 2


def test_a_requirement_is_merged_only_into_another_of_its_finding(council: Council, finding):
    one = finding.requirements.first()
    other = council.add_finding(reference="4c", requirements=["Else"]).requirements.get()
    for into in (one, other):
        with pytest.raises(ValidationError) as refusal:
            requirements.merge(one, into, **council.by())
        assert list(refusal.value.message_dict) == ["into"]
    requirements.withdraw(one, **council.by())
    with pytest.raises(ValidationError, match="Bring it back first"):
        requirements.merge(one, other, **council.by())


def words(finding: Finding, **told: object) -> FindingWords:
    now = fresh(finding)
    columns = ("source", "reference", "title", "statement", "theme", "paragraph")
    return FindingWords(**{name: getattr(now, name) for name in columns} | told)


def test_a_finding_is_changed_and_keeps_its_address(council: Council, finding):
    hidden = {"restricted_note": "About a person", "restricted_category": "1"}
    told = {"reference": "4B.", "title": "Better", "theme": "Leaving care", **hidden}
    changed = fresh(findings.change(finding, words(finding, **told), seen=1, **council.by()))
    assert {name: getattr(changed, name) for name in told} == told
    assert changed.slug == "4b"
    for more, seen, message in (
        ({}, 1, "Someone else changed this"),
        (hidden, 2, "Nothing was changed"),
        ({"reference": "4a"}, 2, "is taken or empty"),
        ({"title": ""}, 2, "cannot be blank"),
        ({"restricted_note": "x"}, 2, "Schedule 12A"),
    ):
        with pytest.raises(ValidationError, match=message):
            findings.change(finding, words(finding, **more), seen=seen, **council.by())


def test_a_finding_is_withdrawn_without_live_actions_and_brought_back(council: Council, finding):
    action = council.action(finding=finding, reference="4b-1")
    with pytest.raises(ValidationError, match="It still has live actions: 4b-1"):
        findings.withdraw(finding, **council.by())
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 1))
    with pytest.raises(ValidationError, match="4b-1"):
        findings.withdraw(finding, **council.by())
    council.stand(action, Standing.LIVE)
    council.stand(action, Standing.WITHDRAWN)
    findings.withdraw(finding, **council.by())
    with pytest.raises(ValidationError, match="Bring it back before you change it"):
        findings.change(finding, words(finding, title="T"), seen=2, **council.by())
    with pytest.raises(ValidationError, match="Choose a finding of this plan"):
        council.action(finding=fresh(finding))
    assert not fresh(findings.bring_back(finding, **council.by())).is_withdrawn


def test_no_finding_takes_the_address_of_the_form_for_a_new_one(council: Council):
    assert council.add_finding(reference="New").slug == "new-no-2"


def test_a_source_is_changed_by_who_read_it(council: Council):
    said = SourceWords("Council services", "4", "What the inspectors found", is_open_to_partners=True)
    changed = sources.change(council.source, said, seen=1, **council.by())
    assert (changed.introduction, changed.is_open_to_partners) == (said.introduction, True)
    for seen, message in ((1, "Someone else"), (2, "Nothing was changed")):
        with pytest.raises(ValidationError, match=message):
            sources.change(council.source, said, seen=seen, **council.by())


def test_a_findings_history_is_told_in_sentences_without_restricted_words(council: Council, finding):
    one, two = finding.requirements.all()
    hidden = {"restricted_note": "A secret", "restricted_category": "1"}
    findings.change(finding, words(finding, title="Better", **hidden), seen=1, **council.by())
    requirements.reword(one, "One better", seen=1, **council.by())
    requirements.reorder(finding, [two.pk, one.pk], seen=mark_of_requirements(finding), **council.by())
    requirements.withdraw(two, **council.by())
    findings.withdraw(finding, **council.by())
    told = [sentence for _, sentence in happenings_of(finding)]
    assert told[:4] == [
        "added it to the plan",
        "changed the title from “Finding 4b” to “Better”",
        "changed the restricted note",
        "withdrew it",
    ]
    assert "reworded the requirement “One” as “One better”" in told
    assert "withdrew the requirement “Two”" in told
    assert "put the requirement “Two” in place 1" in told
    assert "secret" not in " ".join(told)
