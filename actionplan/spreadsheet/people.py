"""Reads who does an action: one accountable post, the others as contributors, organisations as partners."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.grid import tidied

LONGEST_POST: Final = 100
_LONGEST_CELL: Final = 4000
_PERSON: Final = re.compile(
    r"\b(?:head|director|manager|managers|mgrs?|lead|leads|officers?|chairs?|chairman|co-?ordinators?|nurse|adviser"
    r"|advisor|commissioner|principal|superintendent|inspector|chief|executive|leader|member|portfolio holder"
    r"|consultant|analyst|supervisor|dcs|hos|iros?|sro|headteachers?)\b",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"\b(?:board|sub-?\s?group|panel|lscb|team|teams|partnership)\s*$", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^\s*(?:lead|owner|accountable|responsible)(?:\s+(?:officer|person))?\s*[:–-]\s*", re.IGNORECASE
)
_SUPPORT_LABEL: Final = re.compile(r"^\s*(?:supported by|support|with|contributors?)\s*[:–-]\s*", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"(?<=\S)[\s,;(]+(?:(?:with )?(?:the )?support (?:from|of)|supported by|support(?:ing)?\s*[:–]|assisted by"
    r"|in (?:partnership|consultation|conjunction) with)\s*[:–]?\s*",
    re.IGNORECASE,
)
_LABEL_WITHIN: Final = re.compile(r"(?<=\S)\s+(?=(?:lead|owner)\s*:)", re.IGNORECASE)
_INITIALS: Final = re.compile(r"^[A-Z]{2,5}(?:\s*,\s*[A-Z]{2,5})+$")
_LEAD_MARK: Final = re.compile(r"\s*\((?:lead|owner)\)\s*$", re.IGNORECASE)
_AS_ABOVE: Final = re.compile(
    r"^\s*(?:as above|ditto|same as above|as previous|-?do\.?-?|[\"”“″〃„'’]+)\s*$", re.IGNORECASE
)
_NOBODY: Final = re.compile(
    r"^\W*(?:vacan(?:t|cy)|tb[acd]|to be (?:confirmed|agreed|determined|appointed|decided)|n\s*/?\s*a|none|nobody"
    r"|not applicable|unknown|#(?:ref|n/a|value|name|div/0|null|num)[!?]?)?\W*$",
    re.IGNORECASE,
)
_VACANT: Final = re.compile(
    r"\s*[\(\[–-]?\s*\b(?:currently\s+)?(?:vacant|vacancy)\b(?:\s+post)?\s*[\)\]:–-]?\s*", re.IGNORECASE
)
_HARD_BREAK: Final = re.compile(r"\s*[\n;|]\s*|\s+/\s+")
_SOFT_BREAK: Final = re.compile(r"\s*,\s*|\s+(?:and|with)\s+|\s*[&+/]\s*", re.IGNORECASE)


def is_post(words: str) -> bool:
    """Whether words name a post or a body, rather than say something of it."""
    plain = words.strip()
    return len(plain) <= LONGEST_POST and bool(_PERSON.search(plain) or _GROUP.search(plain))


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """One accountable post (empty when there is none) and the contributors; ``problems`` are warning codes."""

    owner: str = ""
    contributors: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def is_vacant(words: str) -> bool:
    """Whether words name nobody: a vacancy, "TBC" or "n/a"."""
    return bool(_NOBODY.match(words))


def is_as_above(words: str) -> bool:
    """Whether words only point to the cell above."""
    return bool(_AS_ABOVE.match(words))


def read_people(words: str, above: ReadPeople | None = None, key: Mapping[str, str] | None = None) -> ReadPeople:
    """Read an owner cell; ``above`` is who owns the action above, for "As above".

    ``key`` is whose initials are whose by the sheet's own words: initials become the post that they stand for.
    """
    if is_as_above(words):
        if above is None or not above.owner:
            return ReadPeople(problems=("owner_as_above_nothing",))
        return ReadPeople(above.owner, above.contributors)
    words = tidied(words[:_LONGEST_CELL])
    if not words:
        return ReadPeople(problems=("no_owner",))
    is_vacant = bool(_VACANT.search(words))
    posts = _posts(_VACANT.sub(" ", words) if is_vacant else words, key or {})
    if not posts:
        return ReadPeople(problems=("owner_vacant" if is_vacant else "no_owner",))
    problems = ("owner_vacant",) * is_vacant + ("several_owners",) * (len(posts) > 1)
    return ReadPeople(posts[0], tuple(posts[1:]), problems)


def read_contributors(words: str, key: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The posts in a contributors' cell; a list without any post in it is one of bodies: "Police, Health"."""
    words = tidied(words[:_LONGEST_CELL])
    if not _PERSON.search(words) and not re.search(r"\band\b|&", words):
        words = words.replace(",", "\n")
    return tuple(_posts(words, key or {}))


def read_partners(words: str, key: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The organisations in a partners' cell; a list's last "and" parts two only when both are single words."""
    words = tidied(words[:_LONGEST_CELL])
    if _NOBODY.match(words):
        return ()
    parts = [part for part in re.split(r"\s*[\n;,|]\s*|\s+/\s+|\s+\+\s+", words.strip()) if part]
    if len(parts) > 1:
        parts[-1:] = re.sub(r"^and\s+|^(\w+) and (\w+)$", r"\1\n\2", parts[-1]).split("\n")
    return _unique(_in_full(part.removeprefix("and "), key or {}) for part in parts)


def _posts(words: str, key: Mapping[str, str]) -> list[str]:
    """Posts in the order written, the one marked as the lead first."""
    posts: list[str] = []
    for part in _HARD_BREAK.split(_LABEL_WITHIN.sub("\n", _BESIDE.sub("\n", words))):
        is_lead = bool(_LABEL.match(part) or _LEAD_MARK.search(part))
        bare = _SUPPORT_LABEL.sub("", _LABEL.sub("", part))
        named = [_in_full(_plain(post), key) for post in _by_key(bare, key) or _softly(bare, key)]
        posts[0 if is_lead else len(posts) : 0 if is_lead else len(posts)] = named
    return list(_unique(posts))


def _by_key(words: str, key: Mapping[str, str]) -> list[str]:
    """Words parted at every comma, stroke and "and" where the key knows each part: "DCS/HoS"; else nothing.

    Initials between commas are parted without a key: "DCS, HR".
    """
    if _INITIALS.match(words):
        return [part.strip() for part in words.split(",")]
    parts = [part.strip() for part in _SOFT_BREAK.split(words) if part.strip()]
    return parts if key and len(parts) > 1 and all(_plain(part) in key for part in parts) else []


def _in_full(post: str, key: Mapping[str, str]) -> str:
    """A post for its initials, where the key knows them."""
    return key.get(post) or key.get(post.replace(".", "")) or post


def _softly(words: str, key: Mapping[str, str]) -> list[str]:
    """Part words at commas, strokes and "and" only where a post, or initials of the key, stand on both sides."""
    parts, breaks = _SOFT_BREAK.split(words), _SOFT_BREAK.findall(words)
    found, posts = [parts[0]], [bool(_PERSON.search(parts[0])) or parts[0].strip() in key]
    last = parts[0]
    for separator, part in zip(breaks, parts[1:], strict=True):
        is_post = bool(_PERSON.search(part)) or part.strip() in key
        is_named = is_post or ("," not in separator and bool(_GROUP.search(part)))
        if is_named and (posts[-1] or _GROUP.search(last)):
            found.append(part)
            posts.append(is_post)
        else:
            found[-1] += f"{separator}{part}"
            posts[-1] = posts[-1] or is_post
        last = part
    return found


def _plain(post: str) -> str:
    plain = " ".join(_LEAD_MARK.sub("", post).split()).strip(" ,;:-–")
    within = plain[1:-1]
    if plain.startswith("(") and plain.endswith(")") and not set("()") & set(within):
        return within.strip()
    return plain if "(" in plain else plain.rstrip(")")


def _unique(parts: Iterable[str]) -> tuple[str, ...]:
    listed = [" ".join(part.split()) for part in parts]
    return tuple(dict.fromkeys(part for part in listed if part and not _NOBODY.match(part)))
