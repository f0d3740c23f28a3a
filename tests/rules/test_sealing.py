"""The canonical form: known answers, and that nothing can be said in two ways or two things in one."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.rules.sealed_tree import Tree, tree_of
from actionplan.rules.sealing import (
    SHORT,
    Keys,
    Kind,
    Shape,
    contents,
    fingerprint,
    json_text,
    number_of_rows,
    plain,
    row_hash,
    rows_in,
)

SECRET = "11" * 32
SHAPE = Shape(
    7,
    "actionplan_policy",
    (("by_id", Kind.PLAIN), ("from_on", Kind.PLAIN), ("value", Kind.JSON), ("why", Kind.WORDS)),
)
VALUES = (3, date(2014, 12, 4), {"b": 2.0, "a": "é"}, "Because")
LEAVES = [sha256(bytes([number])).hexdigest() for number in range(20)]


def mac(key: bytes, text: str) -> bytes:
    """The hash with a key, as the page about the seal says it."""
    return sha256(key + text.encode()).digest()


def word(column: str, text: str, row: int = 5) -> str:
    """A word hash, step by step as the page about the seal says it."""
    row_key = mac(bytes.fromhex(SECRET), f'["actionplan_policy",{row}]')
    return mac(mac(row_key, column), text).hex()


def test_a_row_is_one_line_of_json_and_its_words_are_hashed():
    cells = [["by_id", 3], ["from_on", "2014-12-04"], ["value", word("value", '{"a":"é","b":2}')]]
    line = json.dumps([7, "actionplan_policy", 5, [*cells, ["why", word("why", "Because")]]], separators=(",", ":"))
    assert row_hash(SHAPE, 5, VALUES, Keys(SECRET, {})) == sha256(line.encode()).digest()


def test_the_hash_of_a_known_row_stays_what_it_was():
    known = "1eb763720ce245a5ce1979d01533b19dd2728403ecf8b7562b37dedce5954a45"
    assert row_hash(SHAPE, 5, VALUES, Keys(SECRET, {})).hex() == known


@pytest.mark.parametrize("by", [-1, 1])
def test_no_byte_can_go_from_a_key_to_the_text_or_back(by):
    row_key = mac(bytes.fromhex(SECRET), '["actionplan_policy",5]')
    both = mac(row_key, "why") + b"Because"
    moved = {"actionplan_policy": {"5": {"why": both[: 32 + by].hex()}}}
    with pytest.raises(ValueError, match="32 bytes"):
        Keys("", moved).word_hash("actionplan_policy", 5, "why", both[32 + by :].decode("latin-1"))
    with pytest.raises(ValueError, match="32 bytes"):
        row_hash(SHAPE, 5, VALUES, Keys("11" * (32 + by), {}))
    with pytest.raises(ValueError, match="32 bytes"):
        row_hash(SHAPE, 5, VALUES, Keys("", {"actionplan_policy": {"5": (row_key + b"a")[: 32 + by].hex()}}))


def test_the_root_of_known_fingerprints_stays_what_it_was():
    assert tree_of(LEAVES[:7]).root == "bee2275db16667589a4515f63e0d053a2fa602c1d9f9703e98920a5bdad59baf"


@pytest.mark.parametrize("place", range(4))
def test_every_value_of_a_row_counts(place):
    other = (4, date(2014, 12, 5), {"b": 2, "a": "e"}, "because")
    changed = (*VALUES[:place], other[place], *VALUES[place + 1 :])
    assert row_hash(SHAPE, 5, changed, Keys(SECRET, {})) != row_hash(SHAPE, 5, VALUES, Keys(SECRET, {}))


def test_a_row_counts_under_its_own_number_and_secret_and_form():
    hashes = {
        row_hash(SHAPE, 5, VALUES, Keys(SECRET, {})),
        row_hash(SHAPE, 6, VALUES, Keys(SECRET, {})),
        row_hash(SHAPE, 5, VALUES, Keys("22" * 32, {})),
        row_hash(Shape(8, SHAPE.table, SHAPE.columns), 5, VALUES, Keys(SECRET, {})),
    }
    assert len(hashes) == 4


def test_nothing_and_an_empty_text_are_not_the_same():
    empty, nothing = ((*VALUES[:3], value) for value in ("", None))
    assert row_hash(SHAPE, 5, empty, Keys(SECRET, {})) != row_hash(SHAPE, 5, nothing, Keys(SECRET, {}))


def test_a_moment_is_the_same_in_every_zone_and_to_the_microsecond():
    moment = datetime(2014, 7, 1, 9, 0, 0, 5, tzinfo=UTC)
    assert plain(moment) == plain(moment.astimezone(timezone(timedelta(hours=1)))) == "2014-07-01T09:00:00.000005Z"
    assert plain(Decimal("1.50")) == "1.50"
    with pytest.raises(TypeError):
        plain(b"bytes")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        ({}, "{}"),
        ([], "[]"),
        (0, "0"),
        (True, "true"),
        (False, "false"),
        (28.0, "28"),
        (1.5, "1.5"),
        (1e16, "10000000000000000"),
        ({"b": [1.0, {"d": None, "c": "\n"}], "a": "“é”"}, '{"a":"“é”","b":[1,{"c":"\\n","d":null}]}'),
    ],
)
def test_a_json_value_has_one_text(value, text):
    assert json_text(value) == text
    assert json_text(json.loads(text)) == text


def test_what_was_redacted_counts_with_its_kept_hash():
    redacted = (*VALUES[:3], "[redacted 9]")
    kept = {"why": word("why", "Because")}
    assert row_hash(SHAPE, 5, redacted, Keys(SECRET, {}), kept) == row_hash(SHAPE, 5, VALUES, Keys(SECRET, {}))


def test_when_the_secret_goes_every_other_word_can_still_be_proved():
    shapes = {SHAPE.table: SHAPE}
    rows = [(SHAPE.table, row, row_hash(SHAPE, row, VALUES, Keys(SECRET, {}))) for row in (5, 6)]
    kept = Keys("", Keys(SECRET, {}).without(shapes, contents(rows), [(SHAPE.table, 5, "why")]))
    assert kept.of_cell(SHAPE.table, 5, "why") is None
    assert kept.word_hash(SHAPE.table, 5, "why", "Because") == ""
    gone = {"why": word("why", "Because")}
    redacted = (*VALUES[:3], "[redacted 9]")
    assert row_hash(SHAPE, 5, redacted, kept, gone) == rows[0][2]
    assert row_hash(SHAPE, 6, VALUES, kept) == rows[1][2]
    assert row_hash(SHAPE, 5, VALUES, kept) != rows[0][2]
    again = Keys("", kept.without(shapes, contents(rows), [(SHAPE.table, 5, "value"), (SHAPE.table, 6, "why")]))
    assert again.of_cell(SHAPE.table, 5, "why") is again.of_cell(SHAPE.table, 5, "value") is None
    assert again.word_hash(SHAPE.table, 6, "value", VALUES[2]) == word("value", '{"a":"é","b":2}', row=6)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(["a", "b"]), st.sets(st.integers(1, 30), min_size=1)))
def test_a_digest_lists_its_rows_and_their_short_hashes(told):
    rows = [
        (table, row, sha256(f"{table}{row}".encode()).digest()) for table in sorted(told) for row in sorted(told[table])
    ]
    kept = json.loads(json.dumps(contents(rows)))
    assert list(rows_in(kept)) == [(table, row, one.hex()[:SHORT]) for table, row, one in rows]
    assert number_of_rows(kept) == len(rows)
    assert fingerprint(rows) == sha256(b"".join(one for _, _, one in rows)).hexdigest()


def root_by_halves(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it."""
    if len(leaves) <= 1:
        return sha256(b"\x00" + leaves[0]).digest() if leaves else sha256().digest()
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + root_by_halves(leaves[:half]) + root_by_halves(leaves[half:])).digest()


@pytest.mark.parametrize("size", range(20))
def test_the_root_is_that_of_rfc_6962(size):
    assert tree_of(LEAVES[:size]).root == root_by_halves([bytes.fromhex(leaf) for leaf in LEAVES[:size]]).hex()


@settings(max_examples=30)
@given(st.integers(0, 20), st.integers(0, 20))
def test_a_tree_goes_on_from_its_peaks(first, more):
    begun = tree_of(LEAVES[:first])
    tree = Tree(begun.size, begun.peaks)
    for leaf in LEAVES[first : first + more]:
        tree.add(leaf)
    assert (tree.root, tree.peaks) == (tree_of(LEAVES[: first + more]).root, tree_of(LEAVES[: first + more]).peaks)


def test_a_tree_does_not_go_on_from_other_peaks_than_its_own():
    with pytest.raises(ValueError, match="peaks"):
        Tree(3, tree_of(LEAVES[:4]).peaks)
