"""Every sheet of the corpus reads as expected, cell by cell, from each kind of file that is made of it."""

import pytest

from actionplan.spreadsheet.result import Reading
from tests.spreadsheet.corpus.every_shape import SHAPES, read
from tests.spreadsheet.corpus.shapes import all_told

FILES = [pytest.param(shape, ending, id=f"{shape.slug}-{ending}") for shape in SHAPES for ending in shape.files]


def without_comments(told):
    """xlwt writes no comments."""
    for rows in told["rows"].values():
        for row in rows.values():
            if isinstance(row, dict) and "original" in row:
                row["original"] = {name: words for name, words in row["original"].items() if "Comment" not in name}
    return told


@pytest.mark.parametrize(("shape", "ending"), FILES)
def test_every_row_of_a_sheet_becomes_what_is_expected(tmp_path, shape, ending):
    told, expected = all_told(read(shape.write(tmp_path, ending), shape.mapping)), shape.expected
    if ending == "xls":
        told, expected = without_comments(told), without_comments(expected)
    assert told["rows"] == expected["rows"]
    assert told == expected


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.slug)
def test_every_row_with_words_is_accounted_for_once(tmp_path, shape):
    reading = read(shape.write(tmp_path, shape.files[0]), shape.mapping)
    for page, sheet in zip(shape.book.pages, reading.sheets, strict=True):
        filled = sorted({row for row, _, cell in page.cells() if cell.words not in (None, "")})
        assert [row.row for row in reading.rows if row.sheet == page.name] == filled
        assert sum(sheet.rows_accounted.values()) == len(filled)
    assert Reading.from_json(reading.to_json()) == reading
