"""Every uploaded file goes to the council's scanner, where one is set: kept only when it is found clean."""

import logging
import shlex
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from actionplan.commands import documents, evidence, files
from actionplan.commands.papers import Paper
from actionplan.models import Change, Document, Evidence
from tests.commands.test_evidence import DAY
from tests.factories import Council
from tests.papers import upload

MARKER = b"PRETEND-VIRUS-OF-THE-TESTS"
SCANNER = """\
import sys
content = sys.stdin.buffer.read()
open(__file__ + ".log", "a").write("x")
sys.exit(1 if b"PRETEND-VIRUS-OF-THE-TESTS" in content else 3 if b"UNSURE" in content else 0)
"""


@pytest.fixture
def scanner(settings, tmp_path):
    """A small scanner that knows one virus and counts its scans."""
    program = tmp_path / "a scanner.py"
    program.write_text(SCANNER)
    settings.MALWARE_SCANNER = shlex.join([sys.executable, "-S", "-E", str(program)])
    return program


def number_of_scans(program) -> int:
    return len(program.with_name(f"{program.name}.log").read_text())


def refusal(content: bytes, name: str = "notes.txt") -> str:
    with pytest.raises(ValidationError) as why:
        files.look_at(upload(content, name))
    assert list(why.value.error_dict) == ["file"]
    return " ".join(why.value.messages)


def test_a_clean_file_is_kept_whole_after_one_scan(scanner, council: Council):
    sent = upload(b"Clean words", "notes.txt")
    files.look_at(sent)
    kept = evidence.add(council.action(), evidence.Proof("Audit", DAY), upload=sent, **council.by("owner"))
    with default_storage.open(kept.file.name) as stored:
        assert stored.read() == b"Clean words"
    assert number_of_scans(scanner) == 1


def test_an_infected_file_is_stored_neither_as_evidence_nor_as_a_paper(scanner, council: Council):
    action, before = council.action(), Change.objects.count()
    with pytest.raises(ValidationError, match="scanner stopped this file"):
        evidence.add(action, evidence.Proof("Audit", DAY), upload=upload(MARKER, "notes.txt"), **council.by("owner"))
    with pytest.raises(ValidationError, match="scanner stopped this file"):
        documents.add(council.plan, Paper("A"), upload=upload(MARKER, "notes.txt"), **council.by())
    assert (Evidence.objects.count(), Document.objects.count(), Change.objects.count()) == (0, 0, before)
    place = files.fingerprint_of(upload(MARKER, "notes.txt"))
    assert not any(default_storage.exists(f"{folder}/{place}") for folder in (files.EVIDENCE, files.DOCUMENTS))


@pytest.mark.parametrize("command", ["/no/such/scanner -", "an 'unclosed quote", "sleep 5"])
def test_without_an_answer_nothing_is_kept(settings, command):
    settings.MALWARE_SCANNER, settings.MALWARE_SCANNER_SECONDS = command, 0.05
    assert "could not be checked for malware" in refusal(b"Clean words")


def test_another_answer_than_clean_or_infected_is_no_answer(scanner):
    assert "could not be checked for malware" in refusal(b"UNSURE")


def test_the_log_names_the_fingerprint_and_neither_name_nor_content(scanner, monkeypatch, caplog):
    monkeypatch.setattr(logging.getLogger("actionplan"), "propagate", True)
    refusal(MARKER + b" of a child", "the name.txt")
    assert files.fingerprint_of(upload(MARKER + b" of a child")) in caplog.text
    assert not any(word in caplog.text for word in ("PRETEND", "child", "the name"))


def test_a_file_of_the_wrong_kind_is_never_given_to_the_scanner(scanner):
    assert "could not" not in refusal(b"MZ\x90\x00", "run.exe")
    assert not scanner.with_name(f"{scanner.name}.log").exists()
