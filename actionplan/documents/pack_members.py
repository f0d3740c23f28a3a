"""What members asked and recommended, and what is owed to them; and what children and young people say."""

from collections.abc import Iterator

from actionplan.documents.composition import Break, Cell, Column, Heading, Paragraph, Part, Table
from actionplan.documents.signs import sign_of
from actionplan.queries.pack_values import PackContent
from actionplan.queries.scrutiny_matter_values import PublicMatter, owed
from actionplan.queries.scrutiny_voices import PublicVoice
from actionplan.rules.periods import in_words

COLUMNS = (
    Column("Asked or recommended", 8),
    Column("Who answers, by when", 5),
    Column("State", 4),
    Column("Answer", 7),
)


def answers_owed(content: PackContent) -> Iterator[Part]:
    """What is owed in one sentence, then each question and recommendation with its last answer."""
    yield Break(is_landscape=bool(content.matters))
    yield Heading("Questions and recommendations", 1)
    yield Paragraph(owed(content.matters).sentence)
    if content.matters:
        yield Table("Questions and recommendations", COLUMNS, tuple(_matter(one) for one in content.matters))
        yield Break()


def _matter(one: PublicMatter) -> tuple[Cell, ...]:
    """A question or recommendation: its words, who answers by when, where it stands and what was answered."""
    asked = f"{one.source}, {in_words(one.asked_on)}"
    return (
        (one.name, one.words, asked),
        (one.owed_by, in_words(one.due_on)),
        (sign_of(one.state), one.time) if one.time else sign_of(one.state),
        _answer(one),
    )


def _answer(one: PublicMatter) -> Cell:
    """What was last answered, and whether a part of it is kept from the public."""
    said = one.last_answer
    if said is None:
        return "No answer yet"
    outcome = (said.outcome.label,) if said.outcome else ()
    exempt = (f"A part is exempt: {said.exempt_under}",) if said.exempt_under else ()
    return (*outcome, said.text, f"{said.who}, {in_words(said.said_on)}", *exempt)


def what_children_say(content: PackContent) -> Iterator[Part]:
    """What children, young people and families say of what the plan is for."""
    yield Heading("What children and young people say", 1)
    if not content.voices:
        yield Paragraph("Nothing has been recorded yet.")
    for one in content.voices:
        yield Paragraph(_voice(one))


def _voice(one: PublicVoice) -> str:
    """What a group said, who it is, when, and about which finding."""
    heard = f", {one.number_heard} heard" if one.number_heard else ""
    about = f", about {one.finding}" if one.finding else ""
    return f"“{one.text}” {one.who}{heard}, {in_words(one.said_on)}{about}."
