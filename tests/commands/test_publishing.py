"""Positions: prepared by one person at a time, stopped by what may identify a child, frozen, sealed and withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import matters, preparing, publishing, redaction, voices
from actionplan.commands.answers import Reply
from actionplan.commands.recording import AlreadyRecorded
from actionplan.commands.voices import Heard
from actionplan.models import IdentityClearance, PositionInPreparation, PublishedPosition, Seal
from actionplan.queries.checking import check
from actionplan.queries.position_warnings import WarningKind
from actionplan.queries.preparing import in_preparation
from actionplan.queries.published import content_of, positions_published
from actionplan.queries.redaction_names import found
from actionplan.vocabulary import AnswerKind, DeliveryStatus, RedactionGround, ReportSection, SealOccasion
from tests.commands.publishing_commands import IDENTITY, a_position, as_shown, ready, withdrawn
from tests.commands.scrutiny_commands import a_meeting, a_question
from tests.factories import Council

REASONS = ReportSection.REASONS


def write(council: Council, text: str, who: str = "democratic", seen: int | None = None) -> None:
    """Write the reasons of what is prepared."""
    mark = next(one.mark for one in as_shown(council).sections if one.section == REASONS) if seen is None else seen
    preparing.write(council.plan, REASONS, text, seen=mark, by=council.people[who], at=council.tick())


def kinds(council: Council) -> list[str]:
    """The kinds of warning of what is prepared."""
    return [one.kind.value for one in as_shown(council).warnings]


def test_figures_stay_as_they_were_until_they_are_asked_for_anew(council: Council):
    action = council.action()
    first = ready(council)
    council.say(action, DeliveryStatus.OFF_TRACK)
    still = as_shown(council)
    assert (first.seen, still.number_later) == (still.seen, 1)
    preparing.refresh(council.plan, by=council.democratic, at=council.tick())
    assert as_shown(council).seen != first.seen
    assert as_shown(council).content.position.counts["off_track"] == 1


def test_one_position_of_a_plan_is_prepared_at_a_time_and_may_be_taken_over_with_its_words(council: Council):
    ready(council)
    write(council, "To note it")
    with pytest.raises(ValidationError, match="prepares a position"):
        preparing.begin(council.plan, by=council.qa, at=council.tick())
    publishing.take_over(council.plan, **council.by("qa"))
    with pytest.raises(ValidationError, match="prepares a position"):
        write(council, "Mine", seen=0)
    write(council, "To note it all", who="qa")
    assert as_shown(council).by == council.qa.name
    preparing.give_up(council.plan, by=council.qa, at=council.tick())
    assert in_preparation(council.plan) is None


def test_words_that_another_window_wrote_are_not_lost(council: Council):
    ready(council)
    write(council, "First", seen=0)
    with pytest.raises(ValidationError) as refused:
        write(council, "Second", seen=0)
    assert refused.value.code == "conflict"


def test_who_may_not_publish_prepares_publishes_and_withdraws_nothing(council: Council):
    position = a_position(council)
    for who in ("owner", "director", "councillor", "executive"):
        told = council.by(who)
        with pytest.raises(PermissionDenied):
            preparing.begin(council.plan, by=council.people[who], at=council.tick())
        with pytest.raises(PermissionDenied):
            publishing.publish(council.plan, seen="", **told)
        with pytest.raises(PermissionDenied):
            publishing.withdraw(position, **told)


def test_a_position_is_frozen_in_one_change_with_the_seal_of_the_record_before_it(council: Council):
    council.action(text="Visit within a day")
    meeting = a_meeting(council)
    position = a_position(council, meeting)
    seal = Seal.objects.get(change=position.change)
    content = content_of(position)
    assert (seal.occasion, seal.up_to, position.seal) == (SealOccasion.PUBLICATION, position.change_id - 1, seal)
    assert (content.seal.root, content.position.actions[0].text) == (seal.root, "Visit within a day")
    assert content.position.next_meeting.held_on == meeting.held_on
    assert PositionInPreparation.objects.count() == 0
    assert check().is_whole


def test_the_second_of_a_day_has_an_address_of_its_own(council: Council):
    first, second = a_position(council), a_position(council)
    assert (first.published_on, first.edition, second.edition) == (second.published_on, 1, 2)
    assert [one.address for one in positions_published(council.plan)] == [
        "/ofsted-2014/published/2014-10-01/2/",
        "/ofsted-2014/published/2014-10-01/",
    ]


def test_what_is_sent_twice_is_published_once_and_what_changed_meanwhile_is_looked_at_again(council: Council):
    shown = ready(council)
    write(council, "Other words")
    with pytest.raises(ValidationError) as refused:
        publishing.publish(council.plan, seen=shown.seen, **council.by("democratic", key="one form"))
    assert refused.value.code == "conflict"
    seen = as_shown(council).seen
    publishing.publish(council.plan, seen=seen, **council.by("democratic", key="one form"))
    with pytest.raises(AlreadyRecorded):
        publishing.publish(council.plan, seen=seen, **council.by("democratic", key="one form"))
    assert PublishedPosition.objects.count() == 1


def test_words_that_may_identify_a_child_stop_it_until_they_are_cleared_by_name(council: Council):
    ready(council)
    write(council, IDENTITY)
    found = as_shown(council)
    assert [(one.kind, one.about) for one in found.stopping] == [
        (WarningKind.IDENTITY, "The section “Reasons for report recommendations”")
    ]
    assert "2003" not in found.stopping[0].why
    told = {"seen": found.seen, "confirmed": list(found.to_confirm)}
    with pytest.raises(ValidationError, match="may identify a child"):
        publishing.publish(council.plan, **told, **council.by("democratic"))
    publishing.clear(council.plan, found.stopping[0].mark, **council.by("democratic"))
    assert IdentityClearance.objects.get().where == "published.ofsted-2014.words"
    publishing.publish(council.plan, **told, **council.by("democratic"))


def test_each_other_kind_of_warning_is_confirmed_by_a_tick_of_its_own(council: Council):
    council.say(council.action(restricted_note="R", restricted_category="1"), DeliveryStatus.ON_TRACK)
    council.action(text="Ask 3 children what they think")
    a_question(council)
    council.go_to(date(2015, 1, 5))
    found = ready(council)
    assert set(kinds(council)) == {"small_count", "gap", "no_reason", "unanswered"}
    assert all(one.href.startswith("/ofsted-2014/") for one in found.warnings)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(council.plan, seen=found.seen, confirmed=["gap"], **council.by("democratic"))
    assert "counts of one to four children" in refused.value.message_dict["confirmed"][0]
    publishing.publish(council.plan, seen=found.seen, confirmed=list(found.to_confirm), **council.by("democratic"))


def test_what_is_restricted_with_hardly_a_word_in_its_place_is_a_gap_wherever_it_stands(council: Council):
    hidden = {"restricted_note": "R", "restricted_category": "1"}
    council.add_finding(**hidden, public_summary="–")
    council.say(council.action(**hidden, public_summary="A place is sought"), DeliveryStatus.ON_TRACK, **hidden)
    told = {"by": council.qa, "because": "Asked", "at": council.tick()}
    for words in ("Nine.", "Nine of ten were seen."):
        matters.answer(a_question(council), Reply(AnswerKind.ANSWER, words, **hidden), **told | {"at": council.tick()})
    for words in ("See note", "They want to be told sooner"):
        voices.record(council.plan, Heard("Forum", council.today, words, **hidden), **told | {"at": council.tick()})
    gaps = {(one.about, one.why) for one in ready(council).warnings if one.kind == WarningKind.GAP}
    assert {why for about, why in gaps if about.startswith("Finding")} == {
        "Part of this: only “–” is written in its place"
    }
    assert {why for about, why in gaps if about.startswith("Action")} == {
        "Part of the last update: nothing is written in its place"
    }
    assert ("Question 1", "Part of answer: only “Nine.” is written in its place") in gaps
    assert ("What Forum said", "Part of it: only “See note” is written in its place") in gaps
    assert len(gaps) == 4


def test_a_meeting_that_is_over_saw_what_it_saw(council: Council):
    meeting = a_meeting(council)
    shown = ready(council, meeting)
    council.go_to(date(2014, 11, 28))
    with pytest.raises(ValidationError, match="is over"):
        publishing.publish(council.plan, seen=shown.seen, **council.by("democratic"))
    preparing.give_up(council.plan, by=council.democratic, at=council.tick())
    with pytest.raises(ValidationError, match="is over"):
        ready(council, meeting)


def test_a_position_is_withdrawn_once_and_stays(council: Council):
    gone = withdrawn(council)
    with pytest.raises(ValidationError, match="withdrawn already"):
        publishing.withdraw(gone.position, **council.by("qa"))
    assert positions_published(council.plan)[0].withdrawn_because == gone.reason


def test_a_redaction_reaches_what_was_frozen_and_the_record_is_still_whole(council: Council):
    council.action(text="Ask Barnaby Thistlewood")
    position = a_position(council)
    told = {"ground": RedactionGround.CHILD, "where": "In an action", "words": "Barnaby Thistlewood"}
    asked = redaction.ask(council.plan, **told, **council.by("owner"))
    places = {one.thing: one.address for one in found("Barnaby Thistlewood", "").places}
    assert places["Published position on 1 October 2014"] == "/ofsted-2014/published/2014-10-01/"
    done = redaction.carry_out(asked, **council.by("director"))
    position.refresh_from_db()
    assert content_of(position).position.actions[0].text == f"Ask [redacted {done.change_id}]"
    assert check().is_whole
