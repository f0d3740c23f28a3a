"""Taking a backup: the whole database as of one instant, and every stored file, in one archive."""

import io
import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.sessions.models import Session
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection, transaction

from actionplan.commands import redaction_backups
from actionplan.models import Draft, RecordHead, StagedImport, WordsToRedact

FORMAT = 1
"""The version of the archive's shape, so that a restore knows what it reads."""

LEFT_OUT = frozenset(
    {
        StagedImport._meta.db_table,
        Draft._meta.db_table,
        WordsToRedact._meta.db_table,
        Session._meta.db_table,
        "cache_entries",
    },
)
"""Tables whose rows are no part of the record: uploads and drafts, words that must go, who is signed in, the cache."""
OWNER_ONLY = 0o600
"""Nobody but the account that took it reads a backup."""


def take(folder: Path, *, at: datetime) -> Path:
    """Write ``backup-<moment>.tar.gz`` into a folder and return its path; the archive appears only when it is whole.

    On SQLite it holds ``database.sqlite3``, copied by the database's own backup; on PostgreSQL one CSV for each
    table, all read in one snapshot. ``manifest.json`` says what is inside; ``files/`` holds the stored files. Staged
    uploads, drafts, sessions and words that wait to be redacted are left out. Only the process's owner may read it.
    The backup is then noted in the register, from which is known what it holds that was redacted since.
    Raises ``OSError`` when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"backup-{at:%Y%m%dT%H%M%SZ}.tar.gz"
    unfinished = target.with_suffix(".unfinished")
    try:
        unfinished.touch(mode=OWNER_ONLY)
        with tarfile.open(unfinished, "w:gz") as archive:
            last_change = _write(archive, at)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    redaction_backups.note(target.name, taken_at=at, last_change=last_change)
    return target


def _write(archive: tarfile.TarFile, at: datetime) -> int:
    """The database first, then the files that its rows point to, then what is inside; returns its last change."""
    counts = _sqlite(archive) if connection.vendor == "sqlite" else _postgresql(archive)
    for path in _stored_files():
        archive.add(path, f"files/{path.relative_to(Path(str(default_storage.location)))}")
    manifest = {"format": FORMAT, "taken_at": at.isoformat(), "database": connection.vendor, **counts}
    _add(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
    return int(counts["last_change"])


def _sqlite(archive: tarfile.TarFile) -> dict[str, Any]:
    """Copy the database file page by page while others go on reading and writing."""
    connection.ensure_connection()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "database.sqlite3"
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            for table in LEFT_OUT & set(_tables()):
                target.execute(f'DELETE FROM "{table}"')  # noqa: S608 names come from the models
            target.commit()
            target.execute("VACUUM")
            counts = {table: target.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in _tables()}  # noqa: S608 names come from the models
            last = target.execute(f'SELECT max(last_number) FROM "{RecordHead._meta.db_table}"').fetchone()[0]  # noqa: S608
        archive.add(copy, "database.sqlite3")
    return {"last_change": last or 0, "rows": counts}


def _postgresql(archive: tarfile.TarFile) -> dict[str, Any]:
    """Read every table in one snapshot, so that no change is half inside."""
    counts = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in _tables():
            content = io.BytesIO()
            rows = f'SELECT * FROM "{table}"{" WHERE false" if table in LEFT_OUT else ""}'  # noqa: S608
            cursor.copy_expert(f"COPY ({rows}) TO STDOUT WITH (FORMAT csv, HEADER)", content)
            _add(archive, f"tables/{table}.csv", content.getvalue())
            cursor.execute(f"SELECT count(*) FROM ({rows}) AS copied")  # noqa: S608 names come from the database
            counts[table] = cursor.fetchone()[0]
        head = RecordHead.objects.first()
    return {"last_change": head.last_number if head else 0, "rows": counts}


def _tables() -> list[str]:
    """Every table of the database."""
    return sorted(connection.introspection.table_names())


def _stored_files() -> Iterator[Path]:
    """The stored files, where they stand on this machine's disk; object storage keeps its own copies."""
    if isinstance(
        default_storage._wrapped if hasattr(default_storage, "_wrapped") else default_storage, FileSystemStorage
    ):
        yield from sorted(path for path in Path(str(default_storage.location)).rglob("*") if path.is_file())


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Put some bytes into the archive under a name."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))
