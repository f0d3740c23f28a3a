"""References: when two are the same, and the address each gives."""

from itertools import combinations

import pytest

from actionplan.rules.references import address_for, same_key


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(["1.1", "11", "1.11", "11.1", "1.10", "4a-1", "4a-11"], 2))
)
def test_references_that_differ_stay_apart_and_so_do_their_addresses(one, other):
    assert same_key(one) != same_key(other)
    assert address_for(one, ()) != address_for(other, ())


@pytest.mark.parametrize(("one", "other"), [("4a-1", "4A-1"), ("4a-1", " 4a - 1 "), ("4a.1", "4A 1")])
def test_capitals_spaces_and_marks_do_not_make_another_reference(one, other):
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize(
    ("reference", "taken", "address"),
    [
        ("4c-1", (), "4c-1"),
        ("4C (1)", (), "4c-1"),
        ("1.11", ("1-11",), "1-11-no-2"),
        ("1.11", ("1-11", "1-11-no-2"), "1-11-no-3"),
        ("***", (), ""),
    ],
)
def test_an_address_is_plain_and_its_own(reference, taken, address):
    assert address_for(reference, taken) == address
