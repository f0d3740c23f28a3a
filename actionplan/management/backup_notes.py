"""A note beside each backup that still holds redacted words, for whoever finds the archive without the tracker."""

from pathlib import Path

from actionplan.models import Backup, Redaction
from actionplan.queries.redaction_backups import held_by
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words

ENDING = ".redacted.txt"


def write(folder: Path) -> list[Path]:
    """Write a note beside each archive in a folder that the register knows and that holds redacted words.

    Returns the notes, oldest backup first. Raises ``OSError`` when one cannot be written.
    """
    written = []
    for backup in Backup.objects.filter(destroyed=None).order_by("taken_at"):
        archive, held = folder / backup.file_name, held_by(backup.last_change)
        if held and archive.is_file():
            note = folder / f"{backup.file_name}{ENDING}"
            note.write_text(_words(backup, held), encoding="utf-8")
            written.append(note)
    return written


def _words(backup: Backup, held: list[Redaction]) -> str:
    """What stands in a note: what the archive still holds, never in its own words, and what to do."""
    lines = [
        f"{backup.file_name} still holds words that were removed from the record after it was taken:",
        *(_line(one) for one in held),
        "",
        "Destroy it and every copy of it, then say so on the page /redactions/backups/.",
        "If it has to be restored, carry these redactions out again before anybody else signs in.",
    ]
    return "\n".join(lines) + "\n"


def _line(one: Redaction) -> str:
    """One redaction."""
    return f"- change {one.change_id}, {in_words(london_day(one.change.at))}: {one.request.where}"
