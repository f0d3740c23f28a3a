"""Finds the keys that a sheet itself holds: what its colours and letters mean, whose initials are whose."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.colours import plain_colour
from actionplan.spreadsheet.glyphs import MARKS
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.offered import Meaning
from actionplan.spreadsheet.origins import read_origins
from actionplan.spreadsheet.people import is_post
from actionplan.spreadsheet.ratings import COLOUR_OF, SIGNS, sign_of
from actionplan.vocabulary import DeliveryStatus, OriginKind

_LONGEST_WORDS: Final = 160
_LONGEST_FILLED: Final = 60
_LONGEST_SIGN: Final = 12
_LONGEST_CELL: Final = 1000
_COLOURS: Final = frozenset({"red", "amber", "yellow", "green", "blue", "purple", "turquoise", "pink", "grey", "black"})
_SPLIT: Final = re.compile(r"\s*[\n;|•]\s*|(?<=[a-z)])\s*,\s+(?=[A-Z][A-Za-z]{0,9}\s*[=:–—-])")
_PAIR: Final = re.compile(
    r"^\s*[(\[]?(?P<sign>[^\s=:()\[\]]{1,12}(?:\s(?!=|:|-|–|—|means)[^\s=:()]{1,12})?)[)\]]?\s*"
    r"(?:=|:|–|—|\s-\s|-(?=\s)|\s+means\s+|\s+is\s+)\s*(?P<words>\S.{0,159})$",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"^\s*(?P<sign>[A-Za-z]{1,9})\s*\((?P<words>[^)]{3,120})\)\s*$")
_MARK: Final = re.compile(r"^\s*(?P<sign>[*†‡§#^~]{1,3})\s*[=:–—-]?\s*(?P<words>[A-Za-z].{2,159})$")
_ACRONYM: Final = re.compile(r"^[A-Z][A-Za-z&/]{0,6}[A-Z]\d?$")
_CODE: Final = re.compile(r"^[A-Z]{1,4}\d?$")
_TITLE: Final = re.compile(r"^\s*(?:(?:rag|brag|status|colour)\s+)?(?:key|legend)\W*$", re.IGNORECASE)
_MEANINGS: Final = tuple(
    (status, re.compile(rf"\b(?:{'|'.join(words)})"))
    for status, words in (
        (DeliveryStatus.NOT_STARTED, (r"not (?:yet )?(?:started|begun|commenced|due)\b", r"yet to (?:start|begin)\b")),
        (
            DeliveryStatus.OFF_TRACK,
            (
                r"(?:off|not on) (?:track|target|course|schedule|time)\b", r"overdue\b", r"late\b", r"missed\b",
                r"fail", r"will not\b",
                r"not (?:be )?(?:achieved|met|complete)", r"(?:serious|significant|major|critical)\b", r"no progress\b",
                r"unlikely\b",
            ),
        ),
        (
            DeliveryStatus.AT_RISK,
            (
                r"at risk\b", r"slip", r"some (?:concern|delay|issue|risk)", r"minor\b", r"behind\b", r"may not\b",
                r"part(?:ly|ially)\b", r"delay", r"concern",
            ),
        ),
        (
            DeliveryStatus.ON_TRACK,
            (
                r"on (?:track|target|course|schedule|plan|time)\b", r"as planned\b", r"to plan\b", r"progressing\b",
                r"under ?way\b", r"in progress\b", r"good progress\b",
            ),
        ),
        (
            DeliveryStatus.COMPLETE,
            (r"complete[d]?\b", r"achieved\b", r"done\b", r"finished\b", r"implemented\b", r"closed\b", r"delivered\b"),
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a key: the sign as legends are keyed, its words, and the cell that says so."""

    sign: str
    words: str
    place: str
    written: str


def meaning_of(words: str) -> DeliveryStatus | None:
    """The state that a key's words probably mean: offered to a person, never taken unasked."""
    plain = " ".join(words.lower().replace("-", " ").split())
    return next((status for status, pattern in _MEANINGS if pattern.search(plain)), None)


def entries_of(cells: Sequence[Cell]) -> Iterator[Entry]:
    """The lines of a key in a row of cells, which may hold a fill alone."""
    signs: list[tuple[str, str]] = []
    for cell in cells:
        if not cell.text or len(cell.text) > _LONGEST_CELL:
            signs = [*signs, *_of_fill(cell)] if not cell.text else []
            continue
        told = list(_told_in(cell))
        if told:
            yield from told
            if len({one.words for one in told}) == 1 and is_sign(told[0].written):
                yield from (Entry(sign, told[0].words, cell.place, written) for sign, written in signs)
            signs = []
        elif is_sign(cell.text):
            signs += [(sign_of(cell.text), cell.text.strip()), *_of_fill(cell)]
        else:
            yield from _explained(cell, signs)
            signs = [(cell.text.strip(), cell.text.strip())] if _is_code(cell.text) else []


def entries_below(upper: Sequence[Cell], lower: Sequence[Cell]) -> Iterator[Entry]:
    """The lines of a key that lies on its side: two or more signs in a row, their meanings in the row below."""
    signs = {cell.column: cell for cell in upper if is_sign(cell.text) or (not cell.text and _of_fill(cell))}
    if len(signs) < 2:
        return
    for cell in lower:
        above = signs.get(cell.column)
        if above and cell.text and not is_sign(cell.text) and len(cell.text) <= _LONGEST_WORDS:
            for sign, written in ([(sign_of(above.text), above.text)] if above.text else []) + _of_fill(above):
                yield Entry(sign, " ".join(cell.text.split()), cell.place, written)


def _of_fill(cell: Cell) -> list[tuple[str, str]]:
    return [(cell.fill, cell.fill)] if plain_colour(cell.fill) in _COLOURS else []


def is_sign(words: str) -> bool:
    """Whether words are a colour, a letter of a rating or a mark, and nothing else."""
    plain = words.strip()
    if len(plain) > _LONGEST_SIGN:
        return False
    return sign_of(plain) in SIGNS or (len(plain) == 1 and plain in MARKS)


def _is_code(words: str) -> bool:
    """Whether words are initials or a short code that a key may explain."""
    return bool(_ACRONYM.match(words.strip()) or _CODE.match(words.strip()))


def _explained(cell: Cell, signs: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    """What the words of a cell say of the signs before it, or of its own fill."""
    words = " ".join(cell.text.split())
    if len(words) > _LONGEST_WORDS or not any(map(str.isalpha, words)):
        return
    for sign, written in signs:
        yield Entry(sign, words, cell.place, written)
    if not signs and len(words) <= _LONGEST_FILLED and meaning_of(words):
        for sign, written in _of_fill(cell):
            yield Entry(sign, words, cell.place, written)


def _told_in(cell: Cell) -> Iterator[Entry]:
    """The lines of a key that one cell holds: "Blue = complete; Green = on track"."""
    parts = [
        part
        for part in _SPLIT.split(
            re.sub(
                r"^\s*(?:(?:key|legend|note|rag|brag|rating|status|abbreviation|acronym|initial)s?\s*)+[:–-]\s*",
                "",
                cell.text,
                flags=re.I,
            )
        )
        if part
    ]
    found = [match for part in parts if (match := _PAIR.match(part) or _BRACKETED.match(part) or _MARK.match(part))]
    for match in found:
        sign, words = match["sign"].strip(), " ".join(match["words"].split())
        second = _PAIR.match(words)
        if second and is_sign(second["sign"]):
            yield Entry(sign_of(second["sign"]), second["words"].strip(), cell.place, second["sign"])
            words = second["words"].strip()
        if _is_code(sign) and sign_of(sign) not in SIGNS:
            yield Entry(sign, words, cell.place, sign)
        elif is_sign(sign) or plain_colour(sign.lower()) in _COLOURS or _MARK.match(f"{sign} {words}"):
            yield Entry(sign_of(sign), words, cell.place, sign)
            if len(found) == 1:
                yield from (Entry(fill, words, cell.place, written) for fill, written in _of_fill(cell))


def is_key_row(cells: Sequence[Cell]) -> bool:
    """Whether a row of cells is a line of a key of colours or letters, and nothing else."""
    return sum(1 for cell in cells if cell.text) <= 4 and any(
        meaning_of(entry.words) and not _ACRONYM.match(entry.sign) for entry in entries_of(cells)
    )


def is_whole_key(cells: Sequence[Cell]) -> bool:
    """Whether every cell of a row with words is a sign or says what one means, with at least two meanings."""
    entries = list(entries_of(cells))
    explained = {entry.place for entry in entries}
    words = [cell for cell in cells if cell.text][1 if cells and _TITLE.match(cells[0].text) else 0 :]
    is_key = all(cell.place in explained or is_sign(cell.text) for cell in words)
    return is_key and sum(1 for entry in entries if meaning_of(entry.words)) >= 2


def is_people_row(cells: Sequence[Cell]) -> bool:
    """Whether a row says whose initials are whose, or what a code of origin stands for, and nothing else."""
    entries = list(entries_of(cells))
    explained = {entry.place for entry in entries if is_post(entry.words) or read_origins(entry.words).known}
    words = [cell for cell in cells if cell.text]
    return bool(entries) and all(cell.place in explained or _is_code(cell.text) for cell in words)


def people_of(entries: Sequence[Entry]) -> dict[str, str]:
    """Whose initials are whose, by the initials as written; one cell that explains a post explains bodies too."""
    of_people = {one.place for one in entries if _ACRONYM.match(one.sign) and is_post(one.words)}
    return {one.sign: one.words for one in reversed(entries) if _ACRONYM.match(one.sign) and one.place in of_people}


def origins_of(entries: Sequence[Entry]) -> tuple[dict[str, str], dict[str, OriginKind]]:
    """What codes of origins stand for, and the origins that marks such as an asterisk give."""
    codes = {one.sign: one.words for one in entries if _CODE.match(one.sign) and read_origins(one.words).known}
    marks = {
        one.sign: known[0]
        for one in entries
        if _MARK.match(f"{one.sign} x y") and (known := read_origins(one.words).known)
    }
    return codes, marks


def meanings_of(entries: Sequence[tuple[str, Entry]], asked: Iterable[str]) -> dict[str, Meaning]:
    """What the keys of a file say of colours, letters and of the signs that are ``asked`` for, with its sheet each."""
    found: dict[str, Meaning] = {}
    for sheet, one in sorted(entries, key=lambda told: meaning_of(told[1].words) is None):
        sign = sign_of(one.sign)
        if meaning_of(one.words) is None and is_post(one.words):
            continue
        if sign in SIGNS or plain_colour(sign) in _COLOURS or sign in asked:
            state = meaning_of(one.words)
            found.setdefault(sign, Meaning(masked(one.words), state.value if state else "", f"{sheet}!{one.place}"))
    for sign in asked:
        named = next((one for one in (plain_colour(sign), COLOUR_OF.get(sign, "")) if one in found), "")
        if named:
            found.setdefault(sign, found[named])
    return found
