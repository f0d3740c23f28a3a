"""Words that were redacted do not come back with a form that was opened before, or with a row that was read before."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import editing, people, progress
from actionplan.commands.action_words import ActionWords
from actionplan.models import Action
from actionplan.queries.checking import check
from actionplan.queries.editing import mark_of
from actionplan.vocabulary import DeliveryStatus
from tests.commands.redacting import NAME, TYPED, asked, carried_out, tables_with
from tests.factories import Council, fresh
from tests.factories.made import ProgressFactory


def sent(council: Council, action: Action, seen: int, **told: Any) -> None:
    """Send a form in which an action said this."""
    read = {name: getattr(action, name) for name in ("finding", "reference", "text", "owner")}
    editing.change(action, ActionWords(**{**read, **told}), seen=seen, **council.by())


def test_a_form_that_was_opened_before_a_redaction_brings_nothing_back(council: Council):
    action = council.action(text=f"Ask {NAME} what helps")
    seen = mark_of(action)
    made = carried_out(council, asked(council))
    for text in (action.text, f"Ask {TYPED}"):
        with pytest.raises(ValidationError) as refused:
            sent(council, action, seen, text=text, success_measure="All say so")
        assert set(refused.value.error_dict) == {"text"}
    assert tables_with("quillfeather") == []
    sent(council, action, seen, text=f"Ask [redacted {made.change_id}] what helps", success_measure="All say so")
    sent(council, action, mark_of(action), text="Ask the child what helps")
    assert fresh(action).text == "Ask the child what helps"
    assert check().is_whole


def test_a_row_that_was_read_before_a_redaction_brings_nothing_back(council: Council):
    post = people.add_post(
        title=f"Carer of {NAME}", organisation=council.organisations["The council"], **council.by("admin")
    )
    carried_out(council, asked(council))
    with pytest.raises(ValidationError, match="stand in it again"):
        people.hand_over(post, to=council.owner, seen=post.version, **council.by("admin"))
    people.hand_over(fresh(post), to=council.owner, **council.by("admin"))
    assert tables_with("quillfeather") == []


def test_a_correction_that_was_begun_before_a_redaction_brings_nothing_back(council: Council):
    action = council.action()
    said = ProgressFactory(status=DeliveryStatus.ON_TRACK, said_on=council.today, happened=f"We met {NAME}.")
    wrong = progress.record(action, said, **council.by("owner"))
    carried_out(council, asked(council))
    with pytest.raises(ValidationError, match="stand in it again"):
        progress.correct(wrong, replace(said, next="We go on."), **council.by("owner"))
    progress.correct(wrong, replace(said, happened="We met a child."), **council.by("owner"))
    assert tables_with("quillfeather") == []


def test_a_marker_that_somebody_typed_stops_nobody(council: Council):
    action = council.action(text=f"Ask [redacted {'9' * 30}] and [redacted 3]")
    sent(council, action, mark_of(action), text=f"Ask {NAME}")
    assert fresh(action).text == f"Ask {NAME}"
