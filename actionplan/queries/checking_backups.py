"""Whether the register of backups, which are nobody's change, is as it was written: by its running hash."""

from collections.abc import Iterator

from actionplan.models import Backup, RecordHead, Seal
from actionplan.rules.sealed_tree import chained
from actionplan.rules.sealing import canonical, plain


def said_of(backup: Backup) -> str:
    """What enters the running hash of a backup."""
    told = [backup.pk, plain(backup.taken_at), backup.file_name, backup.last_change]
    return canonical(told).decode()


def backups_at_odds(head: RecordHead | None) -> Iterator[str]:
    """Where rows about backups no longer give what the head of the record and the seals noted of them."""
    running, there = "", {""}
    for backup in Backup.objects.order_by("id").iterator(chunk_size=2000):
        running = chained(running, said_of(backup))
        there.add(running)
    if running != (head.backups if head else ""):
        yield "The register of backups is not as it was noted: a row was added, altered or taken away."
    for change, noted in Seal.objects.order_by("id").values_list("change_id", "backups"):
        if noted not in there:
            yield f"The seal of change {change:,} knew rows about backups that were altered or taken away since."
            return
