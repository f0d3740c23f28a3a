"""The glossary: short forms added, changed, withdrawn and brought back, and the usual ones taken in at once."""

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import terms
from actionplan.commands.terms import TermWords
from actionplan.models import Change, Term
from actionplan.queries.terms import glossary, in_full, usual_missing
from actionplan.vocabulary.short_forms import USUAL
from tests.commands.words_commands import LSCB, a_term
from tests.factories import Council


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (TermWords(" ", "A board"), "short"),
        (TermWords("LSCB", ""), "full"),
        (TermWords("L" * 21, "A board"), "short"),
        (TermWords("LSCB", "A board", "x" * 301), "meaning"),
        (TermWords("LSCB", "AB 01/02/2003"), "full"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(council: Council, words, field):
    with pytest.raises(ValidationError) as refusal:
        terms.add(words, **council.by())
    assert list(refusal.value.message_dict) == [field]


def test_a_short_form_stands_once_and_a_withdrawn_one_is_brought_back(council: Council):
    term = a_term(council)
    with pytest.raises(ValidationError, match="is in the glossary already"):
        terms.add(LSCB, **council.by())
    terms.withdraw(term, **council.by())
    with pytest.raises(ValidationError, match="bring it back"):
        terms.add(LSCB, **council.by())
    assert in_full() == {}
    terms.bring_back(term, **council.by())
    assert in_full() == {"LSCB": "Local Safeguarding Children Board"}


def test_the_second_of_two_who_change_it_reads_the_firsts_words(council: Council):
    term = a_term(council)
    terms.change(term, TermWords("LSCB", "The board"), seen=1, **council.by())
    with pytest.raises(ValidationError) as refusal:
        terms.change(term, TermWords("LSCB", "Another board"), seen=1, **council.by("democratic"))
    assert refusal.value.code == "conflict"
    with pytest.raises(ValidationError) as refusal:
        terms.change(term, TermWords("LSCB", "The board"), seen=2, **council.by())
    assert refusal.value.code == "unchanged"


def test_a_short_form_does_not_take_anothers_name(council: Council):
    other = terms.add(TermWords("QA", "Quality Assurance"), **council.by())
    a_term(council)
    with pytest.raises(ValidationError, match="is in the glossary already"):
        terms.change(other, LSCB, **council.by())


def test_the_usual_short_forms_come_in_one_change_but_for_those_that_were_ever_there(council: Council):
    terms.withdraw(a_term(council), **council.by())
    before = Change.objects.count()
    assert terms.add_usual(**council.by()) == len(USUAL) - 1
    assert Change.objects.count() == before + 1
    assert Term.objects.get(short="LSCB").is_withdrawn
    assert usual_missing() == ()
    with pytest.raises(ValidationError, match="All of them"):
        terms.add_usual(**council.by())


def test_the_glossary_is_in_the_order_of_the_alphabet_whatever_the_capitals(council: Council):
    terms.add_usual(**council.by())
    shown = [one.short for one in glossary()]
    assert shown == sorted(shown, key=str.casefold)
    assert len(shown) == len(USUAL)


def test_withdrawing_twice_says_that_somebody_was_first(council: Council):
    term = terms.withdraw(a_term(council), **council.by())
    with pytest.raises(ValidationError, match="withdrawn it already"):
        terms.withdraw(term, **council.by())
