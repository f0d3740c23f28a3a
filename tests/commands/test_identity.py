"""No child may be identifiable: free text is stopped by field, and a clearance leaves a hash, never the words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import actions, findings, people, plans, scrutiny
from actionplan.commands.actions import DueDate
from actionplan.commands.identity import refuse_identity
from actionplan.commands.progress import RESTRICTED, TEXTS
from actionplan.commands.sheet import SheetAction
from actionplan.models import Action, Change, Document, IdentityClearance, Judgement, ReportText
from actionplan.vocabulary import DeliveryStatus, Standing
from tests.commands.scrutiny_commands import a_meeting
from tests.factories import Council, fresh
from tests.models.rows import import_rows

CHILD = "Case AB 01/02/2003"
SAMPLES = {
    "born on 1 February 2003": "a date of birth",
    "AB 01/02/2003": "a child's initials with a date",
    "943 476 5919": "an NHS number",
    "SO14 7LY": "a postcode",
    "Paris id 123456": "a person's number in a system",
    "QQ123456C": None,
    "AB123456C": "a National Insurance number",
}


@pytest.mark.parametrize(("words", "kind"), SAMPLES.items())
def test_what_looks_like_an_identity_is_named_in_plain_words_and_masked(words, kind):
    if kind is None:
        refuse_identity({"happened": words}, {})
        return
    with pytest.raises(ValidationError) as refusal:
        refuse_identity({"happened": f"We saw {words} again"}, {})
    said = refusal.value.message_dict["happened"][0]
    assert said.endswith(f"looks like {kind}. Take it out, or say why it is not a child")
    assert "■" in said
    assert words not in said


@pytest.mark.parametrize("field", TEXTS)
def test_every_free_text_of_an_update_is_looked_at(council: Council, field):
    closed = {"restricted_note": "Words", "restricted_category": "1"} if field in RESTRICTED else {}
    with pytest.raises(ValidationError) as refusal:
        council.say(council.action(), DeliveryStatus.AT_RISK, **closed | {field: CHILD})
    assert list(refusal.value.error_dict) == [field]
    assert refusal.value.error_dict[field][0].code == "identity"


def test_a_clearance_is_recorded_with_who_why_and_a_hash_but_never_the_words(council: Council):
    told = {"happened": CHILD, "cleared": {"happened": "A case number of the court"}}
    update = council.say(council.action(reference="4a-1"), DeliveryStatus.ON_TRACK, **told)
    clearance = IdentityClearance.objects.get()
    assert (clearance.where, clearance.kind) == ("progress.4a-1.happened", "initials_with_date")
    assert (clearance.because, clearance.change) == ("A case number of the court", update.change)
    assert len(clearance.fingerprint) == 64
    kept = " ".join(str(value) for value in vars(clearance).values())
    assert "2003" not in kept
    assert "AB" not in kept


def test_the_hash_of_a_clearance_needs_the_installations_own_secret(council: Council, settings):
    def fingerprint() -> str:
        council.say(action, DeliveryStatus.ON_TRACK, happened=CHILD, cleared={"happened": "Not a child"})
        return IdentityClearance.objects.order_by("-pk")[0].fingerprint

    action = council.action()
    first, again = fingerprint(), fingerprint()
    settings.SECRET_KEY = "another installation, with a key of its own that is long enough"
    assert first == again != fingerprint()


@pytest.mark.parametrize("cleared", [{}, {"happened": "  "}, {"next": "Another field"}])
def test_a_clearance_needs_a_reason_for_that_very_field(council: Council, cleared):
    with pytest.raises(ValidationError, match="looks like"):
        council.say(council.action(), DeliveryStatus.ON_TRACK, happened=CHILD, cleared=cleared)
    assert not IdentityClearance.objects.exists()


def test_a_clearance_of_a_text_with_nothing_in_it_is_not_recorded(council: Council):
    council.say(council.action(), DeliveryStatus.ON_TRACK, cleared={"happened": "In case"})
    assert not IdentityClearance.objects.exists()


def test_actions_findings_and_minutes_are_looked_at_too(council: Council):
    meeting = a_meeting(council)
    attempts = {
        "text": lambda: council.action(text=CHILD),
        "success_measure": lambda: council.action(success_measure=CHILD),
        "restricted_note": lambda: council.action(restricted_note=CHILD, restricted_category="1"),
        "statement": lambda: council.add_finding(statement=CHILD),
        "title": lambda: council.add_finding(title=CHILD),
        "requirements": lambda: council.add_finding(requirements=["Fine", CHILD]),
        "resolution": lambda: scrutiny.minute_meeting(meeting, resolution=CHILD, **council.by("democratic")),
    }
    before = Change.objects.count()
    for field, attempt in attempts.items():
        with pytest.raises(ValidationError) as refusal:
            attempt()
        assert list(refusal.value.error_dict) == [field]
    assert Change.objects.count() == before


def test_whatever_else_is_typed_is_looked_at_before_it_is_recorded(council: Council):
    plan, by = council.plan, council.by
    attempts = {
        "title": lambda: plans.add_parts(plan, Document, [{"title": CHILD}], **by()),
        "text": lambda: plans.add_parts(plan, ReportText, [{"section": "reasons", "text": CHILD}], **by()),
        "area": lambda: plans.add_parts(plan, Judgement, [{"area": CHILD, "grade": "good"}], **by()),
        "introduction": lambda: findings.add_source(plan, slug="s", name="S", introduction=CHILD, **by()),
        "theme": lambda: council.add_finding(theme=CHILD),
        "first_due_words": lambda: council.action(due=DueDate(words=CHILD)),
        "name": lambda: people.add_organisation(CHILD, **by("admin")),
    }
    before = Change.objects.count()
    for field, attempt in attempts.items():
        with pytest.raises(ValidationError) as refusal:
            attempt()
        assert list(refusal.value.error_dict) == [field]
        assert refusal.value.error_dict[field][0].code == "identity"
        assert "2003" not in " ".join(refusal.value.messages)
    assert Change.objects.count() == before


def test_the_reason_of_a_clearance_may_identify_nobody_either(council: Council):
    with pytest.raises(ValidationError, match="A reason is read by many") as refusal:
        council.say(council.action(), DeliveryStatus.ON_TRACK, happened=CHILD, cleared={"happened": f"Not {CHILD}"})
    assert list(refusal.value.error_dict) == ["happened"]
    assert not IdentityClearance.objects.exists()


def test_a_row_whose_words_were_cleared_is_changed_later_without_a_question(council: Council):
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text=CHILD, cleared="A court's number")
    import_rows(council, row)
    action = Action.objects.get(reference="i1")
    council.answer(council.ask(action, date(2015, 1, 31), who="qa"))
    assert fresh(action).text == CHILD


def test_a_reason_is_looked_at_whatever_the_command(council: Council):
    action = council.action()
    for attempt in (
        lambda: actions.decide_standing(action, Standing.WITHDRAWN, **council.by() | {"because": CHILD}),
        lambda: findings.add_source(council.plan, slug="s", name="S", **council.by() | {"because": CHILD}),
    ):
        with pytest.raises(ValidationError, match="put it in other words"):
            attempt()


@pytest.mark.parametrize("field", ["text", "success_measure", "resources", "progress", "impact", "requirement"])
def test_every_free_text_of_a_sheet_is_looked_at_again_when_it_is_confirmed(council: Council, field):
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, **{"text": "Do it", field: CHILD})
    with pytest.raises(ValidationError, match="looks like"):
        import_rows(council, row)
    import_rows(council, SheetAction(**{**vars(row), "cleared": "A court's number"}))
    assert IdentityClearance.objects.get().where == f"imports.i1.{field}"


def test_the_cells_kept_from_a_sheet_are_looked_at(council: Council):
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it", original_cells={"Notes": CHILD})
    with pytest.raises(ValidationError, match="looks like"):
        import_rows(council, row)
