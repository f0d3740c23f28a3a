"""Composes the restricted appendix: a paper of its own, never joined to the pack."""

from collections.abc import Iterator
from typing import Final

from actionplan.documents.clean import cleaned
from actionplan.documents.composition import Column, Document, Heading, Notice, Paragraph, Part, Table
from actionplan.queries.pack_restricted_values import RestrictedContent
from actionplan.rules.periods import in_words

MARKING: Final = "Restricted: not for publication"
COLUMNS: Final = (Column("About", 4), Column("Exempt under Schedule 12A", 4), Column("Restricted words", 9))


def compose_appendix(content: RestrictedContent) -> Document:
    """The appendix, marked on every page as not for publication."""
    return Document(
        title=f"Restricted appendix to: {content.plan_title}, position on {in_words(content.day)}",
        subtitle=content.council,
        author=content.council,
        marking=MARKING,
        made_on=content.day,
        parts=cleaned(tuple(_parts(content))),
    )


def _parts(content: RestrictedContent) -> Iterator[Part]:
    """The warning, then everything restricted with its category."""
    yield Notice(f"{MARKING}. It holds exempt information. Take the press and the public out before it is read aloud.")
    yield Heading("Restricted words", 1)
    if not content.items:
        yield Paragraph("Nothing is restricted.")
        return
    rows = tuple((one.about, one.category, one.text) for one in content.items)
    yield Table("Restricted words", COLUMNS, rows)
