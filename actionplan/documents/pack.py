"""Composes the pack for members from what they may see: one paper, given in every form."""

from collections.abc import Iterator

from actionplan.documents.clean import cleaned
from actionplan.documents.composition import Document, Heading, Notice, Paragraph, Part
from actionplan.documents.pack_actions import every_action
from actionplan.documents.pack_changes import changes
from actionplan.documents.pack_exceptions import exceptions
from actionplan.documents.pack_key import glossary, key
from actionplan.documents.pack_members import answers_owed, what_children_say
from actionplan.documents.pack_progress import measures, progress
from actionplan.documents.pack_summary import covering_summary
from actionplan.documents.short_forms import in_full
from actionplan.queries.pack_values import PackContent, PackSeal
from actionplan.queries.seals import in_groups
from actionplan.rules.periods import in_words

EXAMPLE = "This is the example. Its figures are illustrative."


def compose(content: PackContent, *, marking: str) -> Document:
    """The pack; ``marking`` stands on every page, such as "Not published" or "Published on 5 December 2014"."""
    position = content.position
    terms = {one.short: one.full for one in content.terms}
    return Document(
        title=f"{position.plan_title}, position on {in_words(position.day)}",
        subtitle=_for_whom(content),
        author=position.council,
        marking=marking,
        made_on=position.day,
        parts=(*in_full(cleaned(tuple(_parts(content, marking))), terms), *cleaned(tuple(_ends(content)))),
    )


def _parts(content: PackContent, marking: str) -> Iterator[Part]:
    """Everything in its order: what must be known first, then the exceptions, then all."""
    yield Notice(f"{marking}. {EXAMPLE}" if content.is_example else f"{marking}.")
    yield from covering_summary(content)
    yield from exceptions(content)
    yield from changes(content)
    yield from progress(content)
    yield from measures(content)
    yield from every_action(content)
    yield from answers_owed(content)
    yield from what_children_say(content)
    yield from key(content)


def _ends(content: PackContent) -> Iterator[Part]:
    """What follows the running words: the short forms themselves, and the proof."""
    yield from glossary(content)
    yield from _foot(content.seal)


def _for_whom(content: PackContent) -> str:
    """The council, and the next meeting that the paper is for."""
    council, meeting = content.position.council, content.position.next_meeting
    return f"{council}. For {meeting.body}, {in_words(meeting.held_on)}" if meeting else council


def _foot(seal: PackSeal | None) -> Iterator[Part]:
    """What proves the figures: the seal of the record that they were taken from."""
    yield Heading("Proof of the record", 1)
    if seal is None:
        yield Paragraph("The record has no seal yet.")
        return
    yield Paragraph(f"The record up to change {seal.up_to:,} had the fingerprint {in_groups(seal.root)}.")
    yield Paragraph(
        "Whoever holds this paper can ask the council to type that fingerprint into the page “The record” of its"
        " tracker. The answer says whether the record still gives it: then nothing in it was altered since."
    )
