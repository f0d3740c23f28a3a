"""How far a redaction goes: every place of the plans that the two people look after, and no other."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from actionplan.commands import drafts, evidence, findings, people, redaction, settings, staging, tags
from actionplan.commands.redaction_files import delete_copies
from actionplan.models import Draft, Finding, Policy, StagedImport, WordsToRedact
from actionplan.queries.checking import check
from actionplan.queries.redaction_files import is_redacted, left_by, left_in_the_store
from actionplan.queries.redaction_names import found
from actionplan.queries.redaction_scope import scope_for, scope_of
from actionplan.vocabulary import Role
from tests.commands.redacting import NAME, PDF, asked, carried_out, tables_with
from tests.factories import Council, fresh


@pytest.fixture
def beyond(council: Council) -> Finding:
    """A finding of another plan that names the child, and somebody who decides for the first plan only."""
    other = council.add_plan("other-plan")
    source = findings.add_source(other, slug="s2", name="Other", **council.by())
    council.add_person("scoped", Role.DIRECTOR, plan=council.plan)
    return council.add_finding(source=source, reference="9z", statement=f"Secret of {NAME}")


def test_who_decides_for_one_plan_changes_no_other(council: Council, beyond: Finding):
    action = council.action(text=f"Ask {NAME}")
    people.add_organisation(f"Friends of {NAME}", is_partner=True, **council.by("admin"))
    carried_out(council, asked(council), "scoped")
    assert "redacted" in fresh(action).text
    assert fresh(beyond).statement == f"Secret of {NAME}"
    assert "actionplan_organisation" in tables_with("quillfeather")


def test_who_decides_for_one_plan_is_told_how_many_places_are_elsewhere_and_no_word_of_them(council, beyond):
    council.action(text=f"Ask {NAME}")
    request = asked(council)
    scoped = council.by("scoped")["by"]
    shown = found(NAME, "", scope_for(request, scoped, on=council.today), but=request.pk)
    assert (shown.number, shown.number_elsewhere) == (1, 1)
    assert "Secret" not in str(shown)


def test_who_decides_for_the_council_reaches_every_plan(council: Council, beyond: Finding):
    carried_out(council, asked(council))
    assert "redacted" in fresh(beyond).statement


def test_who_asked_for_one_plan_only_lets_nobody_reach_another(council: Council, beyond: Finding):
    council.add_person("asks", Role.QA, plan=council.plan)
    request = asked(council, "asks")
    with pytest.raises(ValidationError, match="nowhere that the two of you"):
        carried_out(council, request)
    here = council.action(text=f"Ask {NAME}")
    carried_out(council, request)
    assert "redacted" in fresh(here).text
    assert "redacted" not in fresh(beyond).statement


def test_a_file_that_another_plan_keeps_too_is_not_deleted_for_it(council, beyond, django_capture_on_commit_callbacks):
    kept = []
    for action in (council.action(), council.action(finding=beyond)):
        upload = ContentFile(PDF + b"two plans", name="a.pdf")
        kept.append(evidence.add(action, evidence.Proof("A", council.today), upload=upload, **council.by("owner")))
    with django_capture_on_commit_callbacks(execute=True):
        carried_out(council, asked(council, words="", file=kept[0].fingerprint), "scoped")
    assert default_storage.exists(kept[1].file.name)
    assert is_redacted(kept[0].fingerprint, council.plan)
    assert not is_redacted(kept[1].fingerprint, beyond.plan)


def test_the_words_of_a_setting_go_too(council: Council):
    settings.set_policy({"council_name": f"Council of {NAME}"}, from_on=council.today, **council.by("admin"))
    made = carried_out(council, asked(council))
    assert Policy.objects.latest("pk").value == f"Council of [redacted {made.change_id}]"
    assert tables_with("quillfeather") == []


@pytest.mark.parametrize("content", [NAME.encode(), NAME.encode("utf-16-le")])
def test_an_upload_that_nobody_has_read_yet_is_looked_in(council: Council, content: bytes):
    told = {"file_name": "next.xlsx", "reading": {}, "by": council.qa}
    staging.stage(council.plan, content=b"rows with " * 2 + content, at=council.tick(), **told)
    other = staging.stage(council.plan, content=b"rows of others", at=council.tick(), **told)
    carried_out(council, asked(council))
    assert list(StagedImport.objects.values_list("pk", flat=True)) == [other.pk]


def test_a_packed_workbook_that_cannot_be_looked_in_goes_too(council: Council):
    told = {"file_name": "next.xlsx", "reading": {}, "by": council.qa, "at": council.tick()}
    staging.stage(council.plan, content=b"PK\x03\x04 broken", **told)
    carried_out(council, asked(council))
    assert not StagedImport.objects.exists()


def test_two_names_that_become_alike_are_told_apart_in_their_versions_too(council: Council):
    action = council.action()
    for word in ("zebedee", "quillfeather"):
        tags.put(council.plan, [action], word, **council.by())
        tags.take_off(council.plan, [action], word, **council.by())
        people.add_organisation(word, is_partner=True, **council.by("admin"))
    made = carried_out(council, asked(council, words="Zebedee\nQuillfeather"))
    mark = f"[redacted {made.change_id}]"
    words = [row.word for row in action.tags.order_by("pk")]
    assert words == [mark, f"{mark} 2"]
    assert [{one.word for one in row.history.all()} for row in action.tags.order_by("pk")] == [{mark}, {f"{mark} 2"}]
    assert [one for one in check().found if "file" not in one.lower()] == []


def test_another_request_that_waits_forgets_the_words_and_keeps_the_rest(council: Council):
    council.action(text=f"Ask {NAME}, of flat 12b")
    first, other = asked(council), asked(council, "qa", words=f"{NAME}\nflat 12b")
    third = asked(council, "qa")
    carried_out(council, first)
    assert redaction.words_of(other) == "flat 12b"
    assert redaction.words_of(third) == ""
    assert tables_with("quillfeather") == []


def test_a_draft_keeps_its_choices_and_loses_its_words(council: Council):
    told = {"status": ["on_track"], "happened": ["On track, says O’Quill"], "text": ["on track"]}
    drafts.keep("/ofsted-2014/a/", told, by=council.owner, at=council.tick())
    made = carried_out(council, asked(council, words="text\nO'Quill\non track"))
    mark = f"[redacted {made.change_id}]"
    assert Draft.objects.get().fields == {"status": ["on_track"], "happened": [f"{mark}, says {mark}"], "text": [mark]}


def test_what_is_kept_of_the_words_is_no_word(council: Council):
    council.action(text=f"Ask {NAME}")
    carried_out(council, asked(council))
    assert "quill" not in WordsToRedact.objects.get().text.lower()


def test_how_far_it_reached_is_known_when_who_decided_has_left(council: Council, beyond: Finding):
    council.action(text=f"Ask {NAME} and Barnaby")
    near, far = carried_out(council, asked(council), "scoped"), carried_out(council, asked(council, words="Barnaby"))
    for who in ("scoped", "director", "owner"):
        people.deactivate(council.by(who)["by"], **council.by("admin"))
    assert scope_of(fresh(near)).plans == frozenset({council.plan.pk})
    assert scope_of(fresh(far)).plans is None


def test_a_removed_file_whose_bytes_are_still_there_is_named(council: Council):
    upload = ContentFile(PDF + b"left", name="a.pdf")
    proof = evidence.Proof("A", council.today)
    kept = evidence.add(council.action(), proof, upload=upload, **council.by("owner"))
    assert kept.file.name not in left_in_the_store()
    made = carried_out(council, asked(council, words="", file=kept.fingerprint))
    assert left_by(made, kept.fingerprint) == (kept.file.name,)
    assert kept.file.name in left_in_the_store()
    delete_copies(kept.fingerprint)
    assert left_by(made, kept.fingerprint) == ()
