"""Words are removed from everywhere they were kept, by two people, once; and the rest can still be proved."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage, storages
from django.db import connection, models

from actionplan.commands import drafts, redaction
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import (
    Action,
    Change,
    Digest,
    Draft,
    ProgressUpdate,
    RecordHead,
    RedactedFile,
    RedactedText,
    Redaction,
    RedactionRequest,
    SavedFilter,
    Seal,
    Secret,
    StagedImport,
    WordsToRedact,
    guards,
)
from actionplan.models.sealed_columns import NEWEST, shapes
from actionplan.models.texts import text_columns
from actionplan.queries.redaction_places import fixed_places_with, places_with, seen_as
from actionplan.rules.sealing import Kind
from actionplan.vocabulary import RedactionGround, RedactionOutcome
from tests.commands.redacting import NAME, asked, carried_out, spread, tables_with
from tests.factories import Council, fresh


def stored() -> dict[str, bytes]:
    """Every stored file's bytes by its path, uploads that wait among them."""
    found = {}
    for storage, folders in ((default_storage, ("documents", "evidence")), (storages["staging"], ("imports",))):
        for folder in folders:
            names = storage.listdir(folder)[1] if storage.exists(folder) else []
            for name in names:
                with storage.open(f"{folder}/{name}") as file:
                    found[f"{folder}/{name}"] = file.read()
    return found


def test_after_it_the_words_are_nowhere(council: Council, django_capture_on_commit_callbacks):
    others = stored().keys()
    kept = spread(council)
    request = asked(council, file=kept.fingerprint)
    assert len(tables_with("quillfeather")) > 15
    with django_capture_on_commit_callbacks(execute=True):
        made = carried_out(council, request)
    assert tables_with("quillfeather", "zebedee") == []
    assert not any("quillfeather" in str(session.get_decoded()).lower() for session in Session.objects.all())
    left = {name: content for name, content in stored().items() if name not in others}
    assert "quillfeather" not in str(left).lower()
    assert not default_storage.exists(kept.file.name)
    assert cache.get("typed") is None
    assert not StagedImport.objects.exists()
    assert "quill" not in WordsToRedact.objects.get().text
    assert RecordHead.objects.get().redacting is None
    assert RedactedFile.objects.get().fingerprint == kept.fingerprint
    assert f"[redacted {made.change_id}]" in SavedFilter.objects.get().name
    assert RedactedText.objects.filter(fingerprint="").count() == 0


def test_what_stands_around_the_words_stays(council: Council):
    action = council.action(text=f"Ask {NAME} what helps")
    made = carried_out(council, asked(council))
    assert fresh(action).text == f"Ask [redacted {made.change_id}] what helps"


def test_a_row_and_its_newest_version_stay_equal_and_no_version_is_added(council: Council):
    spread(council)
    before = {model: model._base_manager.count() for model in changing()}
    versions = {row.pk: (row.version, row.change_id) for row in Action.objects.all()}
    carried_out(council, asked(council))
    assert {model: model._base_manager.count() for model in changing()} == before
    assert {row.pk: (row.version, row.change_id) for row in Action.objects.all()} == versions
    for model in changing():
        for row in model._base_manager.all():
            newest = row.history.order_by("-change_id").first()
            words = [field.attname for field in model._meta.concrete_fields if field.column in text_columns(model)]
            assert [getattr(row, name) for name in words] == [getattr(newest, name) for name in words]


def changing() -> list[type[models.Model]]:
    """Every kind of row with a history."""
    return [model for model in apps.get_app_config("actionplan").get_models() if hasattr(model, "history")]


def test_who_asked_never_carries_it_out_nor_refuses_it(council: Council):
    council.action(text=f"Ask {NAME}")
    request = asked(council, "qa")
    for decide in (redaction.carry_out, redaction.refuse):
        with pytest.raises(PermissionDenied, match="two people"):
            decide(request, **council.by("qa"))
    assert not Redaction.objects.exists()
    assert carried_out(council, request, "other_qa").outcome == RedactionOutcome.CARRIED_OUT


@pytest.mark.parametrize("who", ["owner", "councillor", "executive", "observer", "admin", "partner", "stranger"])
def test_nobody_carries_it_out_without_the_permission(council: Council, who: str):
    request = asked(council, "qa")
    with pytest.raises(PermissionDenied):
        redaction.carry_out(request, **council.by(who))


@pytest.mark.parametrize("who", ["councillor", "executive", "observer", "admin", "stranger"])
def test_nobody_asks_without_the_permission(council: Council, who: str):
    with pytest.raises(PermissionDenied):
        asked(council, who)


def test_sent_twice_it_is_carried_out_once(council: Council):
    council.action(text=f"Ask {NAME}")
    request = asked(council)
    told = council.by("director")
    redaction.carry_out(request, key="one form", **told)
    with pytest.raises(AlreadyRecorded):
        redaction.carry_out(request, key="one form", **told)
    with pytest.raises(ValidationError, match="decided already"):
        redaction.carry_out(request, **council.by("qa"))
    assert Redaction.objects.count() == 1


def test_a_refusal_changes_nothing_and_forgets_the_words(council: Council):
    action = council.action(text=f"Ask {NAME}")
    redaction.refuse(asked(council), **council.by("director"))
    assert fresh(action).text == f"Ask {NAME}"
    assert not WordsToRedact.objects.exists()


def test_who_asked_takes_it_back_and_nobody_else(council: Council):
    request = asked(council)
    with pytest.raises(PermissionDenied):
        redaction.withdraw(request, **council.by("qa"))
    assert redaction.withdraw(request, **council.by("owner")).outcome == RedactionOutcome.WITHDRAWN
    with pytest.raises(ValidationError, match="decided already"):
        carried_out(council, request)


@pytest.mark.parametrize("field", ["where", "because"])
def test_the_words_are_not_repeated_in_what_stays(council: Council, field: str):
    told = {"ground": RedactionGround.CHILD, "where": "In an action", "words": NAME, **council.by()}
    with pytest.raises(ValidationError) as refused:
        redaction.ask(council.plan, **told | {field: f"It names ZEBEDEE  quillfeather in {field}"})
    assert field in refused.value.message_dict
    assert not RedactionRequest.objects.exists()


def test_who_decides_does_not_repeat_them_either(council: Council):
    request = asked(council)
    with pytest.raises(ValidationError) as refused:
        redaction.refuse(request, **council.by("director", because=f"{NAME} is a horse"))
    assert "because" in refused.value.message_dict


def test_a_place_left_out_keeps_its_words_in_the_row_and_its_versions(council: Council):
    action = council.action(text=f"Ask {NAME}", success_measure=f"{NAME} says so")
    request = asked(council)
    [text] = [place.key for place in places_with(NAME) if place.key.endswith(".text")]
    carried_out(council, request, left_out=frozenset({text}))
    assert fresh(action).text == f"Ask {NAME}"
    assert "redacted" in fresh(action).success_measure


def test_what_was_said_since_the_page_was_read_is_looked_at_first(council: Council):
    council.action(text=f"Ask {NAME}")
    request = asked(council)
    seen = seen_as(places_with(NAME))
    council.action(text=f"Ask {NAME} again")
    with pytest.raises(ValidationError) as refused:
        carried_out(council, request, seen=seen)
    assert refused.value.code == "conflict"
    assert not Redaction.objects.exists()
    assert RecordHead.objects.get().redacting is None
    assert carried_out(council, request, seen=seen_as(places_with(NAME)))


def test_names_and_addresses_of_people_are_told_and_left(council: Council):
    found = {place.cells[0].field.column for place in fixed_places_with("other_qa")}
    assert found == {"name", "email"}
    request = asked(council, words="other_qa")
    with pytest.raises(ValidationError, match="nothing to remove"):
        carried_out(council, request)
    council.action(text="Ask other_qa")
    carried_out(council, request)
    assert fresh(council.other_qa).name == "other_qa"


def test_a_second_redaction_of_the_same_text_passes(council: Council):
    action = council.action(text=f"Ask {NAME} and Barnaby Thistlewood")
    first = carried_out(council, asked(council))
    second = carried_out(council, asked(council, words="barnaby thistlewood"))
    assert fresh(action).text == f"Ask [redacted {first.change_id}] and [redacted {second.change_id}]"


def test_words_that_stand_nowhere_any_more_are_not_said_to_have_been_removed(council: Council):
    council.action(text=f"Ask {NAME}")
    first, same, fewer = asked(council), asked(council), asked(council, words="Quillfeather")
    carried_out(council, first)
    for late in (same, fewer, asked(council, words="Barnaby Thistlewood")):
        with pytest.raises(ValidationError, match="nowhere that the two of you may change"):
            carried_out(council, late)
        redaction.refuse(late, **council.by("qa"))
    assert Redaction.objects.filter(outcome=RedactionOutcome.CARRIED_OUT).count() == 1
    assert RecordHead.objects.get().redacting is None


def test_words_only_in_what_somebody_had_begun_to_type_are_removed_there(council: Council):
    drafts.keep("/ofsted-2014/a/", {"happened": [f"Saw {NAME}"]}, by=council.owner, at=council.tick())
    made = carried_out(council, asked(council))
    assert Draft.objects.get().fields == {"happened": [f"Saw [redacted {made.change_id}]"]}


def test_a_record_without_digests_gets_them_before_its_words_go(council: Council):
    action = council.action(text=f"Ask {NAME}")
    guards.lift(connection)
    models.QuerySet(Seal).delete()
    models.QuerySet(Digest).delete()
    models.QuerySet(Secret).delete()
    RecordHead.objects.update(digested_from=RecordHead.objects.get().last_number + 1, digests="")
    guards.install(connection)
    RedactionRequest.objects.create(plan=council.plan, ground="child", where="Here", change=action.change)
    WordsToRedact.objects.create(request=RedactionRequest.objects.get(), text=NAME)
    carried_out(council, RedactionRequest.objects.get())
    assert Digest.objects.filter(change=action.change_id).exists()
    assert "" not in RedactedText.objects.values_list("fingerprint", flat=True)


def test_a_text_that_would_be_too_long_is_cut_beside_the_marker(council: Council):
    source = council.add_finding(title="JS " + "x" * 195)
    made = carried_out(council, asked(council, words="JS"))
    assert fresh(source).title == (f"[redacted {made.change_id}] " + "x" * 195)[:200]


def test_what_a_redaction_may_reach_enters_the_digest_as_words(council: Council):
    for model in guards.guarded_models():
        shape = shapes(NEWEST).get(model._meta.db_table)
        plain = {name for name, kind in shape.columns if kind is Kind.PLAIN} if shape else set()
        assert plain.isdisjoint(text_columns(model)), model.__name__


def test_what_is_left_of_a_secret_gives_no_key_of_the_words(council: Council):
    council.action(text=f"Ask {NAME}")
    change = Change.objects.latest("number")
    value = change.secret.value
    carried_out(council, asked(council))
    secret = fresh(change.secret)
    assert value
    assert secret.value == ""
    [row] = secret.keys["actionplan_historicalaction"].values()
    assert "text" not in row
    assert "success_measure" in row
    assert value not in str(secret.keys)


def test_the_record_says_who_asked_and_who_did_and_nothing_of_the_words(council: Council):
    update = council.say(council.action(), "on_track", happened=f"We met {NAME}")
    made = carried_out(council, asked(council))
    assert made.request.change.by == council.owner
    assert made.change.by == council.director
    assert fresh(update).happened == f"We met [redacted {made.change_id}]"
    assert [(text.table, text.row, text.column) for text in made.texts.all()] == [
        (ProgressUpdate._meta.db_table, update.pk, "happened")
    ]
