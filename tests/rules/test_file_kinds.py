"""What a file is, by its content: what is kept, what is refused, and in which words."""

from io import BytesIO

import pytest

from actionplan.rules.file_kinds import ENDINGS, NotAccepted, kind_named, kind_of
from tests.papers import GOOD, JPEG, OFFICE, OLE, PDF, locked, office, open_document, zipped


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(NotAccepted) as refused:
        kind_of(BytesIO(content), name)
    return str(refused.value)


@pytest.mark.parametrize("name", GOOD)
def test_a_paper_of_a_kind_that_councils_use_is_taken(name):
    kind = kind_of(BytesIO(GOOD[name]), name)
    assert name.lower().endswith((kind.ending, *kind.also))
    assert kind_named(name) == kind


def test_every_ending_that_is_offered_is_taken():
    assert {f".{name.rpartition('.')[2].lower()}" for name in GOOD} == set(ENDINGS)


def test_a_file_is_read_from_its_beginning_wherever_it_was_left():
    file = BytesIO(PDF)
    file.read()
    assert kind_of(file, "report.pdf").words == "PDF"


PROGRAMS = {
    "plan.pdf": b"MZ\x90\x00",
    "plan.txt": b"\x7fELF\x02",
    "plan.csv": b"#!/bin/sh\nrm -r /\n",
}
WEB_PAGES = {
    "page.txt": b"<!DOCTYPE html><title>x</title>",
    "table.csv": b"\xef\xbb\xbf \r\n<html><body>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "sneaky.txt": b"Dear all,\n<script>alert(1)</script>",
    "data.txt": b"<?xml version='1.0'?>",
}
MACROS = {
    "macro.docx": office(".docx", ("word/vbaProject.bin", "x")),
    "renamed.docx": office(".docx", main="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "old.xlsx": office(".xlsx", ("xl/macrosheets/sheet1.xml", "<x/>")),
    "control.docx": office(".docx", ("word/activeX/activeX1.xml", "<x/>")),
    "basic.odt": open_document(".odt", ("Basic/Standard/Module1.xml", "<x/>")),
    "script.ods": open_document(".ods", ("Scripts/python/x.py", "x")),
}
LOCKED = {
    "locked.docx": locked(office(".docx")),
    "locked.xlsx": OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "locked.odt": open_document(".odt", ("META-INF/manifest.xml", "<manifest:encryption-data/>")),
}
DAMAGED = {"cut.docx": office(".docx")[:-30], "cut.odt": open_document(".odt")[:40]}
ARCHIVES = {
    "papers.docx": zipped(("plan.docx", "x")),
    "template.docx": office(".docx", main=f"{OFFICE}.wordprocessingml.template.main+xml"),
    "two.docx": office(".docx", main=f"{OFFICE}.wordprocessingml.document.main+xml&#32;"),
    "papers.pdf": b"\x1f\x8b\x08",
    "papers.txt": b"7z\xbc\xaf\x27\x1c",
}
INSIDE = {
    "carries.docx": office(".docx", ("word/embeddings/oleObject1.bin", "x")),
    "program.xlsx": office(".xlsx", ("xl/run.EXE", "x")),
}


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (PROGRAMS, "is a program"),
        (WEB_PAGES, "is a web page or a drawing"),
        (MACROS, "holds macros"),
        (LOCKED, "needs a password"),
        (DAMAGED, "is damaged or cut short"),
        (ARCHIVES, "is an archive"),
        (INSIDE, "holds another file or program inside"),
        ({"old.docx": OLE + b"WordDocument"}, "old Office format"),
        ({"report.pdf": PDF + b"/S /JavaScript /JS (app.alert(1))"}, "runs a program when it is opened"),
        ({"report.pdf": PDF + b"x" * 1_048_568 + b"/Launch "}, "runs a program when it is opened"),
        ({"letter.txt": b"{\\rtf1 x}"}, "Rich Text Format"),
        ({"sound.txt": b"RIFF\x00\x00", "mail.odt": open_document(".odt", kind="x/y")}, "kind of file is not kept"),
        ({"plan.pdf": b""}, "is empty"),
        ({"many.docx": zipped(*((f"{one}.xml", "") for one in range(10_001)))}, "not built as such documents are"),
    ],
)
def test_what_runs_is_locked_broken_or_hidden_is_refused_in_plain_words(files, why):
    assert {name for name, content in files.items() if why not in refusal(content, name)} == set()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_document_that_names_a_part_twice_is_refused():
    assert "not built" in refusal(office(".docx", ("word/document.xml", "<y/>")), "plan.docx")


@pytest.mark.parametrize(
    ("name", "content", "is_really"),
    [
        ("plan.pdf", office(".docx"), "is a Word document inside. Give it a name that ends in .docx"),
        ("plan.docx", office(".xlsx"), "is an Excel workbook inside. Give it a name that ends in .xlsx"),
        ("plan", PDF, "is a PDF inside. Give it a name that ends in .pdf"),
        ("plan.pdf", b"words", "is plain text inside. Give it a name that ends in .txt"),
        ("plan.exe", JPEG, "is a JPEG picture inside. Give it a name that ends in .jpg"),
        ("plan.pdf", office(".pptx"), "is PowerPoint slides inside. Give it a name that ends in .pptx"),
    ],
)
def test_a_right_file_under_a_wrong_name_is_refused(name, content, is_really):
    assert is_really in refusal(content, name)


def test_a_name_without_a_known_ending_says_nothing_of_its_kind():
    assert kind_named("paper") is None
