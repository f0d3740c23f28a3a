"""What groups said, and the glossary, as sentences: the words that everybody may read, and no restricted one."""

from collections.abc import Iterator

from actionplan.models import Finding
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, differences, quoted, turns
from actionplan.queries.audit_names import Names, Thing
from actionplan.rules.periods import in_words


def of_voice(row: Written, names: Names) -> Iterator[Line]:
    """That a group was heard, or what is kept of it was put right or withdrawn."""
    voice = row.now
    thing = Thing(f"what {voice.who} said on {in_words(voice.said_on)}")
    if voice.withdraws_id:
        yield Line("withdrew", thing)
        return
    number = f", {voice.number_heard} heard" if voice.number_heard else ""
    about = f", about finding {names.words(Finding, voice.finding_id)}" if voice.finding_id else ""
    yield Line("put right" if voice.corrects_id else "kept", thing, f"{number}{about}: {quoted(voice.text)}")
    if voice.restricted_note:
        yield Line("kept a restricted note with", thing)


def of_term(row: Written, names: Names) -> Iterator[Line]:
    """That a short form came into the glossary, was put in other words, withdrawn or brought back."""
    term, thing = row.now, Thing(f"“{row.now.short}” in the glossary")
    if row.before is None:
        yield Line("added", Thing(f"“{term.short}” to the glossary"), f": {term.full}")
        return
    yield from turns(row, thing)
    yield from differences(row, names, thing)
