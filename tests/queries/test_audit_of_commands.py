"""Every command that writes, asked in earnest: the audit tells each of its changes in sentences that name the thing."""

import ast
import re

import pytest

from actionplan.models import Change
from actionplan.queries.audit_entries import all_lines, entries_of, with_people
from actionplan.queries.audit_kinds import KINDS, kind_of
from tests.architecture.source import APP, modules
from tests.commands.test_permissions import COMMANDS
from tests.factories import Council

SILENT = ("drafts.", "filters.", "staging.", "preparing.")
"""Commands of what people keep at hand, which is no part of the record."""
MACHINE = re.compile(r"historical|actionplan|_id\b|\bNone\b|<|\bobject\b|nothing that is told|^added a (?!requirement)")
"""What no sentence says: names of tables and columns, and rows that nobody named."""

TOLD = {
    "actions.add": "added action x1: “Do it”",
    "actions.commit_partner": "recorded the commitment of Health to action a1: agreed",
    "actions.decide_standing": "marked as withdrawn action a1",
    "answers.correct": "put right the answer to question 1: “Because of the leave.”",
    "assurance.decide": "assured that action a1 is complete, without any evidence kept here",
    "bulk.change": "put the tag “a” on action a1",
    "comments.say": "commented on action a1",
    "comments.withdraw": "took back a comment on action a1",
    "dates.ask": "asked for a new due date for action a1, 31 January 2015, in place of 31 December",
    "dates.decide": "agreed the new due date of action a1, 31 January 2015, in place of 31 December 2",
    "dates.withdraw": "took back what was asked, a new due date for action a1, 31 January 2015",
    "documents.add": "added the document “A”",
    "documents.bring_back": "brought back the document “A”",
    "documents.change": "changed the title of the document “B” from “A” to “B”",
    "documents.withdraw": "withdrew the document “A”",
    "editing.change": "changed the success measure of action a1 from “80% by March” to nothing",
    "evidence.add": "gave the evidence “Audit” for action a1",
    "evidence.bring_back": "brought back the evidence “Audit” for action a1",
    "evidence.change": "gave another title, before “Audit”, to the evidence “B” for action a1",
    "evidence.withdraw": "withdrew the evidence “Audit” for action a1",
    "findings.add": "added finding 4z: “T”",
    "findings.add_source": "added the source of findings “A visit”",
    "findings.bring_back": "brought back finding 4a",
    "findings.change": "changed the statement of finding 4a from “Too many care leavers have no place in",
    "findings.withdraw": "withdrew finding 4a",
    "imports.confirm": "imported the sheet “plan.xlsx” (import 1): 1 new",
    "matters.answer": "answered question 1: “So.”",
    "matters.ask": "set the answer to question 1 to be given by nobody named yet, by 15 October 2014",
    "matters.chase": "chased the answer to question 1: “Agreed by the improvement board”",
    "matters.close": "closed question 1: “Agreed by the improvement board”",
    "matters.follow_up": "set the answer to question 1 to be given by the post Head of owner, by 15 Octobe",
    "matters.hand": "set the answer to question 1 to be given by the post Head of partner, by 1 Decem",
    "matters.take_back": "took back question 1: “Agreed by the improvement board”",
    "merging.merge": "merged action a1 into action a1",
    "people.add": "let in A as a@example.org",
    "people.add_organisation": "added the organisation Schools",
    "people.add_post": "added the post P, held by somebody who does not sign in",
    "people.deactivate": "stopped stranger from signing in",
    "people.end_role": "took the role “Councillor” from councillor",
    "people.end_stand_in": "ended that other_qa stands in for the post Head of owner",
    "people.give_role": "gave the role “Councillor” to stranger",
    "people.hand_over": "handed over the post Head of owner, before held by owner, now vacant",
    "people.name_stand_in": "named qa to stand in for the post Head of owner",
    "plans.add_parts": "wrote the section “Wards and communities affected” of the report",
    "plans.make": "added the plan “P”",
    "progress.correct": "corrected the update of 1 October 2014 of action a1: it is On track",
    "progress.record": "said that action a1 is On track",
    "progress.repeat": "said that action a1 is On track, no change since 26 September 2014",
    "publishing.clear": "said that no child can be known from a position that was being prepared",
    "publishing.publish": "sealed the record up to change 34: with a published position",
    "publishing.publish_as_it_stands": "sealed the record up to change 36: with a published position",
    "publishing.take_over": "took over the position that somebody else was preparing",
    "publishing.withdraw": "withdrew the position on 1 October 2014 (of 1 October 2014): “Agreed by the impr",
    "report_text.write": "wrote the section “Wards and communities affected” of the report: “All”",
    "requirements.add": "added a requirement to finding 4a: “One”",
    "requirements.bring_back": "brought back a requirement of finding 4r: “One”",
    "requirements.merge": "withdrew a requirement of finding 4r: “One”",
    "requirements.reorder": "put a requirement of finding 4r in place 2: “One”",
    "requirements.reword": "reworded a requirement of finding 4r from “One” to “Three”",
    "requirements.withdraw": "withdrew a requirement of finding 4r: “One”",
    "resolutions.correct": "corrected resolution (i) of the meeting of Scrutiny panel on 1 October 2014: “Th",
    "resolutions.record": "wrote down resolution (i) of the meeting of Scrutiny panel on 1 October 2014, no",
    "scrutiny.add_body": "added the body “B”",
    "scrutiny.call_meeting": "added the meeting of Scrutiny panel on 15 January 2015",
    "scrutiny.cancel_meeting": "cancelled the meeting of Scrutiny panel on 27 November 2014",
    "scrutiny.change_body": "changed the name of the body “The panel” from “Scrutiny panel” to “The panel”",
    "scrutiny.minute_meeting": "changed the resolution of the meeting of Scrutiny panel on 27 November 2014 from",
    "scrutiny.move_meeting": "moved the meeting of Scrutiny panel on 4 December 2014, before on 27 November 20",
    "settings.change": "set the setting “Update owed” from 35 days to 7 days from 1 October 2014 on",
    "settings.set_policy": "set the setting “Update owed” from 35 days to 7 days from 1 October 2014 on",
    "sources.change": "changed the name of the source of findings “A visit” from “Council services” to ",
    "splitting.split": "split action a1 into parts",
    "terms.add": "added “LSCB” to the glossary: Local Safeguarding Children Board",
    "terms.add_usual": "added “VCS” to the glossary: voluntary and community sector",
    "terms.bring_back": "brought back “LSCB” in the glossary",
    "terms.change": "changed the words in full of “LSCB” in the glossary from “Local Safeguarding Chi",
    "terms.withdraw": "withdrew “LSCB” in the glossary",
    "voices.correct": "put right what Care leavers' forum said on 1 October 2014: “Ring us.”",
    "voices.record": "kept what Care leavers' forum said on 1 October 2014: “Ring us back.”",
    "voices.withdraw": "withdrew what Care leavers' forum said on 1 October 2014",
    "tags.put": "put the tag “a” on action a1",
    "tags.take_off": "took the tag “a” off action a1",
}
"""How the audit begins what it tells last of each command; every action stands here as a1."""


def names_in_source() -> set[str]:
    """Every name that the commands give to a change."""
    found = set()
    for path, tree in modules(APP / "commands"):
        if "recording(" in (APP.parent / path).read_text(encoding="utf-8"):
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            found |= {one for one in texts if isinstance(one, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+", one)}
    return found


def test_every_command_in_the_source_is_of_a_kind_that_can_be_asked_for():
    names = names_in_source()
    assert {"dates.ask", "sign_in.succeed", "bulk.move_dates", "people.give_role", "tags.take_off"} <= names
    assert {name for name in names if kind_of(name) not in {words for words, _ in KINDS.values()}} == set()


@pytest.mark.parametrize("name", sorted(name for name in COMMANDS if not name.startswith(SILENT)))
def test_a_command_is_told_in_sentences_that_name_the_thing(council: Council, name):
    command, allowed = COMMANDS[name]
    before = Change.objects.latest("number").number
    command(council, council.by(min(allowed)))
    changes = with_people(Change.objects.filter(number__gt=before).order_by("number"))
    told = [line for entry in entries_of(list(changes)) for line in all_lines(entry)]
    assert told
    for line in told:
        assert line.thing.words, line
        assert not MACHINE.search(line.sentence), line.sentence
    assert plain(told[-1].sentence) == TOLD[name]


def plain(sentence: str) -> str:
    """The beginning of a sentence without the numbers that other tests move on."""
    return re.sub(r"import \d+", "import 1", re.sub(r"\ba\d+\b", "a1", sentence))[:80]
