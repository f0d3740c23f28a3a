"""The key to the states, and the glossary of short forms: at the end of the pack."""

from collections.abc import Iterable, Iterator

from actionplan.documents.composition import Column, Heading, Part, Table
from actionplan.documents.meanings import ACTION_MEANINGS, DIRECTIONS, FINDING_MEANINGS, IMPACT_MEANINGS
from actionplan.documents.signs import sign_of, sign_of_direction
from actionplan.queries.pack_values import PackContent
from actionplan.rules.policy import legend_key
from actionplan.vocabulary import Word

KEY = (Column("Word and shape", 2), Column("What it means", 5))
GLOSSARY = (Column("Short form", 2), Column("In full", 5), Column("What it means", 7))


def key(content: PackContent) -> Iterator[Part]:
    """What every word and shape means, in the council's own sentences where it has set any."""
    legend = dict(content.legend)
    yield Heading("Key", 1)
    yield _table("actions", "Actions: will it be done?", ACTION_MEANINGS.items(), legend)
    yield _table("findings", "Findings", FINDING_MEANINGS.items(), legend)
    yield _table("impact", "Impact: is it making a difference?", IMPACT_MEANINGS.items(), legend)
    ways = tuple((sign_of_direction(way), meaning) for way, (_, _, meaning) in DIRECTIONS.items())
    yield Table("Direction of travel", KEY, ways, "Key")


def glossary(content: PackContent) -> Iterator[Part]:
    """The council's short forms."""
    if content.terms:
        yield Heading("Glossary", 1)
        yield Table("Short forms", GLOSSARY, tuple((one.short, one.full, one.meaning) for one in content.terms))


def _table(part: str, caption: str, meanings: Iterable[tuple[Word, str]], legend: dict[str, str]) -> Table:
    """One part of the key."""
    rows = tuple((sign_of(word), legend.get(legend_key(part, word)) or meaning) for word, meaning in meanings)
    return Table(caption, KEY, rows, "Key")
