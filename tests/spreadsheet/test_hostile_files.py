"""Files that are broken, dangerous or huge end in a plain message and harm nothing."""

import json
import os
import signal
import subprocess
import zipfile
from dataclasses import replace

import pytest

from actionplan.spreadsheet.child import answer, read_file
from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.reading import read, reading_of
from tests.spreadsheet.making import FULL_ROW, HEADINGS, Maker, ole, open_document, repacked, sheet_part, text_table

SHEET = "xl/worksheets/sheet1.xml"
LIMITS = Limits()


@pytest.fixture
def plan(tmp_path):
    return Maker([HEADINGS, FULL_ROW]).save(tmp_path)


def codes(path, *, name="plan.xlsx", limits=LIMITS, alone=False):
    """The errors of a file; ``alone`` reads it in a process of its own, as the pages do."""
    request = {"path": str(path), "name": name, "mapping": {}, "legend": {}, "limits": limits.to_json()}
    reading = read(path, name=name, limits=limits) if alone else read_file(request)
    assert not reading.readable
    assert reading.rows == []
    assert all(error.message.endswith(".") and "Traceback" not in error.message for error in reading.errors)
    return [error.code for error in reading.errors]


def with_sheet(plan, write):
    """The plan with its sheet's XML streamed by ``write(file, before the rows' end, after it)``."""
    before, after = sheet_part(plan).split(b"</sheetData>")
    with zipfile.ZipFile(plan) as archive:
        others = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    with zipfile.ZipFile(plan, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        with archive.open(SHEET, "w", force_zip64=True) as file:
            file.write(before)
            write(file)
            file.write(b"</sheetData>" + after)
    return plan


def changed(plan, before, after):
    return repacked(plan, {SHEET: sheet_part(plan).replace(before, after)})


def test_a_million_empty_formatted_rows_are_an_ordinary_file(plan):
    def rows(file):
        for start in range(3, 1_000_003, 5_000):
            numbers = range(start, start + 5_000)
            file.write(
                "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in numbers).encode()
            )
        file.write(b'<row r="1048576"><c r="C1048576" t="inlineStr"><is><t>The last row</t></is></c></row>')

    little = replace(LIMITS, memory_bytes=LIMITS.memory_bytes // 2)
    reading = read(with_sheet(plan, rows), name="plan.xlsx", limits=little)
    assert [row.row for row in reading.rows] == [1, 2, 1_048_576]
    assert len(reading.actions) == 1


@pytest.mark.parametrize("block", [b" " * 2**20, b'<c r="A3" s="1"/>' * 60_000, b"<row><c><v>1</v></c></row>" * 40_000])
def test_a_bomb_is_stopped_while_it_unpacks(plan, block):
    def much(file):
        file.write(b'<row r="3">')
        for _ in range(200):
            file.write(block)
        file.write(b"</row>")

    assert codes(with_sheet(plan, much), alone=True) == ["too_large"]


def test_a_bomb_in_another_part_is_stopped(plan):
    assert codes(repacked(plan, {"xl/sharedStrings.xml": b" " * (65 * 2**20)})) == ["too_large"]


def test_unpacking_more_than_the_limit_in_all_is_stopped(plan):
    assert codes(plan, limits=replace(LIMITS, unpacked_bytes=2_000)) == ["too_large"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "not_a_workbook"),
        (b'<row r="2"', b'<row r="99999999999"', "not_a_workbook"),
        (b'r="F2"', b'r="XFD2"', "too_large"),
        (b"Visit every", b"Visit every" * 6_000, "too_large"),
        (b"</c></row>", b"</row>", "not_a_workbook"),
    ],
    ids=["entities", "row number", "far column", "long cell", "broken"],
)
def test_a_sheet_that_no_program_writes_is_refused(plan, before, after, code):
    assert codes(changed(plan, before, after)) == [code]


def test_a_merge_over_the_whole_sheet_does_no_harm(plan):
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    assert len(read(changed(plan, b"</sheetData>", merge), name="plan.xlsx").actions) == 1


def test_too_many_rows_characters_or_bytes_are_refused(plan):
    assert codes(plan, limits=replace(LIMITS, rows=1)) == ["too_large"]
    assert codes(plan, limits=replace(LIMITS, all_characters=50)) == ["too_large"]
    assert codes(plan, limits=replace(LIMITS, file_bytes=100)) == ["too_large"]


def test_a_reading_too_large_to_hand_over_is_refused(plan):
    limits = replace(LIMITS, answer_characters=100).to_json()
    told = answer({"path": str(plan), "name": "plan.xlsx", "mapping": {}, "legend": {}, "limits": limits})
    assert json.loads(told)["errors"][0]["code"] == "too_large"


def test_a_file_that_is_gone_is_refused(tmp_path):
    assert codes(tmp_path / "gone.xlsx", alone=True) == ["not_a_workbook"]


def test_far_too_many_rows_are_refused_before_they_are_opened(plan):
    def many(file):
        for number in range(3, 60_000):
            file.write(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'.encode())

    assert codes(with_sheet(plan, many)) == ["too_large"]


def test_a_truncated_workbook_is_refused(plan):
    plan.write_bytes(plan.read_bytes()[:3_000])
    assert codes(plan) == ["not_a_workbook"]


def test_a_workbook_with_spoilt_bytes_is_refused(plan):
    content = bytearray(plan.read_bytes())
    for place in range(200, len(content) - 800, 97):
        content[place] ^= 0xFF
    plan.write_bytes(content)
    assert codes(plan) == ["not_a_workbook"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "plan.xlsx"),
        (b"%PDF-1.4", "plan.xlsx"),
        (b"<html><table><tr><td>Action", "plan.xls"),
        (b"Action,Lead\nVisit,Head", "plan.xlsx"),
        (b"\x00\x01\x02" * 500, "plan.csv"),
    ],
)
def test_another_kind_of_file_under_a_workbooks_name_is_refused(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    assert codes(path, name=name) == ["not_a_workbook"]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "presentation"),
        ("xl/workbook.bin", "xlsb"),
        ("a", "not"),
    ],
)
def test_another_packed_file_says_what_it_is(tmp_path, part, words):
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<x/>")
    reading = read(path, name="plan.xlsx")
    assert reading.errors[0].code == "not_a_workbook"
    assert words in reading.errors[0].message


def test_a_file_of_thousands_of_parts_is_refused(tmp_path):
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", "")
    assert codes(path) == ["too_large"]


def test_files_that_need_a_password_say_so(tmp_path):
    assert codes(ole(tmp_path / "plan.xlsx", "EncryptedPackage")) == ["encrypted"]
    locked = open_document(tmp_path / "plan.ods", [HEADINGS], manifest="<manifest:encryption-data/>")
    assert codes(locked, name="plan.ods") == ["encrypted"]


def test_an_old_word_document_and_an_old_broken_workbook_are_refused(tmp_path):
    assert codes(ole(tmp_path / "plan.xls", "WordDocument"), name="plan.xls") == ["not_a_workbook"]
    assert codes(ole(tmp_path / "plan.xls", "Workbook", b"\x01" * 9_000), name="plan.xls", alone=True) == [
        "not_a_workbook"
    ]
    assert codes(ole(tmp_path / "plan.xls", "Other"), name="plan.xls") == ["not_a_workbook"]


def test_an_open_document_that_repeats_itself_endlessly_is_refused(tmp_path):
    path = open_document(tmp_path / "plan.ods", [HEADINGS, FULL_ROW])
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    repeated = content.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">')
    repeated = repeated.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="16384" ')
    assert codes(repacked(path, {"content.xml": repeated}), name="plan.ods", alone=True)[0] in {
        "not_a_workbook",
        "too_large",
    }


def test_a_quotation_mark_that_never_ends_is_refused(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_bytes(b'Action,Lead\n"' + b"a" * 100_000)
    assert codes(path, name="plan.csv") == ["too_large"]


def test_a_table_of_text_over_its_own_limit_is_refused(tmp_path):
    path = text_table(tmp_path / "plan.csv", [HEADINGS, FULL_ROW])
    assert codes(path, name="plan.csv", limits=replace(LIMITS, text_bytes=20)) == ["too_large"]


def test_a_reading_that_takes_too_long_is_stopped(plan):
    def many(file):
        for number in range(3, 60_000):
            file.write(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>'.encode())

    limits = replace(LIMITS, seconds=1, rows=10**6)
    assert codes(with_sheet(plan, many), limits=limits, alone=True) == ["took_too_long"]


def test_a_reading_that_needs_too_much_memory_is_stopped(plan):
    strings = b"".join(b"<si><t>%0400d</t></si>" % number for number in range(100_000))
    table = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + strings + b"</sst>"
    types = zipfile.ZipFile(plan).read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    more = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    parts = {"xl/sharedStrings.xml": table, "[Content_Types].xml": types.replace(b"</Types>", more)}
    limits = replace(LIMITS, memory_bytes=100 * 2**20)
    assert codes(repacked(plan, parts), limits=limits, alone=True) == ["too_much_memory"]


@pytest.mark.parametrize(
    ("status", "complaint", "code"),
    [
        (1, b"MemoryError", "too_much_memory"),
        (-signal.SIGABRT, b"memory allocation of 9 bytes failed", "too_much_memory"),
        (-signal.SIGXCPU, b"", "took_too_long"),
        (-signal.SIGKILL, b"", "took_too_long"),
        (-signal.SIGSEGV, b"", "not_a_workbook"),
        (1, b"thread panicked", "not_a_workbook"),
    ],
)
def test_a_child_that_died_without_an_answer_is_understood(status, complaint, code):
    done = subprocess.CompletedProcess([], status, b"", complaint)
    assert [error.code for error in reading_of(done).errors] == [code]


def test_a_child_that_only_waits_is_stopped_by_the_clock(plan):
    assert codes(plan, limits=replace(LIMITS, seconds=-5), alone=True) == ["took_too_long"]


def test_macros_are_never_kept_and_the_plan_is_read(plan):
    reading = read(repacked(plan, {"xl/vbaProject.bin": b"anything"}), name="plan.xlsm")
    assert [one.code for one in reading.warnings] == ["macros_ignored"]
    assert len(reading.actions) == 1


def test_control_characters_are_left_out(tmp_path):
    path = text_table(tmp_path / "plan.csv", [["Action", "Lead"], ["Vi\x07sit\x1b", "Head\x02 of Care"]])
    (row,) = read(path, name="plan.csv").actions
    assert (row.text, row.owner) == ("Visit", "Head of Care")


def test_random_bytes_never_cause_a_fault(tmp_path):
    for ending in ("xlsx", "xls", "ods", "csv"):
        path = tmp_path / f"plan.{ending}"
        path.write_bytes(os.urandom(5_000))
        assert codes(path, name=path.name, alone=True) in (["not_a_workbook"], ["no_known_heading"], ["too_large"])
