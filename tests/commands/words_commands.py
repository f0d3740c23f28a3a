"""Every command of voices and of the glossary, with who may: for the table of commands."""

from typing import Any

from actionplan.commands import terms, voices
from actionplan.commands.terms import TermWords
from actionplan.commands.voices import Heard
from actionplan.models import Term, Voice
from tests.commands.scrutiny_commands import later
from tests.factories import Council

QA = {"qa", "other_qa"}
KEEP = {"qa", "other_qa", "democratic"}
LSCB = TermWords("LSCB", "Local Safeguarding Children Board")


def heard(council: Council, text: str = "Ring us back.", **told: Any) -> Heard:
    """What the care leavers' forum said today."""
    return Heard(**{"who": "Care leavers' forum", "said_on": council.today, "text": text, **told})


def a_voice(council: Council, text: str = "Ring us back.", **told: Any) -> Voice:
    """The same, kept by the QA unit."""
    return voices.record(council.plan, heard(council, text, **told), **council.by())


def a_term(council: Council) -> Term:
    """A short form in the glossary."""
    return terms.add(LSCB, **council.by("democratic"))


def bring_back(council: Council, told: dict[str, Any]) -> object:
    term = terms.withdraw(a_term(council), **council.by())
    return terms.bring_back(term, **later(council, told))


WORDS: dict[str, tuple[Any, set[str]]] = {
    "voices.record": (lambda c, t: voices.record(c.plan, heard(c), **t), QA),
    "voices.correct": (lambda c, t: voices.correct(a_voice(c), heard(c, "Ring us."), **later(c, t)), QA),
    "voices.withdraw": (lambda c, t: voices.withdraw(a_voice(c), **later(c, t)), QA),
    "terms.add": (lambda c, t: terms.add(LSCB, **t), KEEP),
    "terms.change": (lambda c, t: terms.change(a_term(c), TermWords("LSCB", "The board"), **later(c, t)), KEEP),
    "terms.withdraw": (lambda c, t: terms.withdraw(a_term(c), **later(c, t)), KEEP),
    "terms.bring_back": (bring_back, KEEP),
    "terms.add_usual": (lambda _, t: terms.add_usual(**t), KEEP),
}
"""The name of each command with a call of it and who may call it."""
