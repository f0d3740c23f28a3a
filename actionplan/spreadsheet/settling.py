"""Decides by the cells what headings leave open, and lets each field have one column."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from actionplan.rules.dates_in_text import find_dates
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.boxes import box_of, is_box_column, is_box_of_no, is_mark_column
from actionplan.spreadsheet.by_cells import is_dated, is_rank, is_share
from actionplan.spreadsheet.colour_columns import column_of_colours
from actionplan.spreadsheet.grid import Cell, column_letters
from actionplan.spreadsheet.headings import Headings, fields_of_parts, is_status_or_progress, may_also_be, normal
from actionplan.spreadsheet.origins import names_origin
from actionplan.spreadsheet.ratings import LONGEST_SIGN, SIGNS, sign_of
from actionplan.spreadsheet.references import is_finding_only, is_reference
from actionplan.spreadsheet.sides import key_beside
from actionplan.spreadsheet.tables import Column, Layout, Table

_MOST_LOOKED_AT: Final = 400
_QUARTER: Final = re.compile(r"\b(?:Q[1-4]|quarter [1-4]|month \d{1,2})\b", re.IGNORECASE)


def settle(layout: Layout, table: Table, headings: Headings) -> None:
    """Settle what each column of a table holds, once its rows are known."""
    _Settling(layout, table, headings).settle()


class _Settling:
    """The columns of one table, with the cells below them to look at."""

    def __init__(self, layout: Layout, table: Table, headings: Headings) -> None:
        """Begin with the fields that the headings name."""
        self.layout, self.table, self.headings = layout, table, headings
        self.rows = table.body[:_MOST_LOOKED_AT]
        self.fields = {number: column.field for number, column in table.columns.items()}

    def settle(self) -> None:
        """Decide in order: columns without a heading, boxes to tick, what the cells tell, then one for each field."""
        self._set_key_aside()
        self._take_wide_headings()
        self._take_columns_without_heading()
        for number, column in self.table.columns.items():
            if not self.headings.is_chosen(column.heading):
                self.fields[number] = self._by_its_cells(number, column)
        self._take_boxes()
        self._one_column_for_each()
        self._promote()
        self._note_second_meanings()
        if not self.table.months and not self._has(Field.RATING):
            self.table.colour_column = column_of_colours(self.layout, self.table, self.rows)

    def _set_key_aside(self) -> None:
        """A key beside the table is no column of it."""
        self.table.key_columns = key_beside(self.layout, self.table)
        for number in self.table.key_columns & set(self.table.columns):
            del self.table.columns[number], self.fields[number]

    def _cells(self, number: int) -> list[Cell]:
        return [cell for row in self.rows if (cell := self.layout.own(row).get(number))]

    def _words(self, number: int) -> list[str]:
        return [cell.text for cell in self._cells(number)]

    def _has(self, wanted: Field) -> bool:
        return any(column.field == wanted or (column.box and wanted == Field.RATING) for column in self._columns())

    def _columns(self) -> Iterator[Column]:
        yield from self.table.columns.values()

    def _take_wide_headings(self) -> None:
        """Under one heading of actions over two columns, the longer words are the actions, short ones references."""
        for number, covered in self.table.wide.items():
            column = self.table.columns[number]
            lengths = {one: sum(map(len, self._words(one))) for one in covered}
            longest = max(lengths, key=lambda one: lengths[one])
            if longest == number or not lengths[number]:
                continue
            own = Field.FINDING_REFERENCE if column.field == Field.FINDING else Field.REFERENCE
            is_reference_column = self._are(number, is_reference) and own not in self.fields.values()
            first = own if is_reference_column else None
            self.table.columns[longest] = Column(longest, column.heading, column.field)
            self.table.columns[number] = Column(number, f"{column.heading} ({column.letters})", first)
            self.fields |= {longest: column.field, number: first}

    def _take_columns_without_heading(self) -> None:
        """A column without a heading is known by a person's word, or as one of references or of ratings."""
        used = sorted({number for row in self.rows for number in self.layout.own(row)} - set(self.table.columns))
        used = [number for number in used if number not in self.table.key_columns]
        first = min(self.table.columns, default=0)
        for number in used:
            heading = f"Column {column_letters(number)}"
            field = self.headings.field_exactly(heading) if self.headings.is_chosen(heading) else None
            if field is None and not self.headings.is_chosen(heading):
                field = self._guessed(number, first)
            if field or self.headings.is_chosen(heading):
                self.table.columns[number] = Column(number, heading, field)
                self.fields[number] = field

    def _guessed(self, number: int, first: int) -> Field | None:
        taken = set(self.fields.values())
        if number < first and Field.REFERENCE not in taken and self._are(number, is_reference):
            return Field.REFERENCE
        is_rating = Field.RATING not in taken and self._are(number, lambda words: sign_of(words) in SIGNS)
        return Field.RATING if is_rating and number in range(first, max(self.table.columns, default=0) + 2) else None

    def _are(self, number: int, test: Callable[[str], bool], share: float = 0.6) -> bool:
        """Whether most of a column's cells, and at least two, are of a kind."""
        words = self._words(number)
        return len(words) >= 2 and sum(map(test, words)) >= share * len(words)

    def _by_its_cells(self, number: int, column: Column) -> Field | None:
        """What a column holds where its heading has two uses."""
        named, words = self.fields[number], normal(column.heading)
        if is_status_or_progress(column.heading):
            return self._status_or_progress(number)
        if words in {"target", "milestone"} and named and self._words(number):
            return Field.DUE if self._are_dates(number) else Field.SUCCESS_MEASURE
        if words == "outcome" and Field.IMPACT in self._others(number):
            return Field.SUCCESS_MEASURE
        is_open = "action" not in words and Field.FINDING_REFERENCE not in self._others(number)
        if named == Field.REFERENCE and is_open:
            are_findings = self._are(number, is_finding_only, 0.51) and not self._are_of_actions(number)
            return Field.FINDING_REFERENCE if are_findings or self._are_of_groups(number) else named
        if named == Field.PARTNERS and words.startswith("lead ") and Field.OWNER not in self._others(number):
            return Field.OWNER
        return None if self._is_misnamed(number, named, words) else named

    def _are_of_actions(self, number: int) -> bool:
        """Whether references such as 5a, 5b are each another action's, under findings that stand on fewer rows."""
        words, findings = self._words(number), [one for one, field in self.fields.items() if field == Field.FINDING]
        own = max((len(self._words(one)) for one in findings), default=len(words))
        return len(set(words)) == len(words) and own * 4 < len(words) * 3

    def _are_of_groups(self, number: int) -> bool:
        """Whether each number stands beside a finding and over several actions, so that it is the finding's.

        A row with nothing but words in the column of actions is no action: it may be a line of a key.
        """
        action, finding = (self._column_with(field) for field in (Field.ACTION, Field.FINDING))
        if not action or not finding:
            return False
        rows = [own for row in self.rows if action in (own := self.layout.own(row)) and len(own) > 1]
        numbered = [own for own in rows if number in own]
        others = [own for own in rows if number not in own]
        is_beside = all(finding in own for own in numbered) and not any(finding in own for own in others)
        return is_beside and len(numbered) >= 2 and len(others) * 2 >= len(numbered)

    def _column_with(self, field: Field) -> int:
        return next((number for number, named in self.fields.items() if named == field), 0)

    def _is_misnamed(self, number: int, named: Field | None, words: str) -> bool:
        """Whether a column of ranks is headed as one of findings, or one of dates as the rating."""
        if named == Field.FINDING:
            return words == "priority" and self._are(number, is_rank)
        return named == Field.RATING and (self._are_dates(number) or self._are_shares(number))

    def _others(self, number: int) -> set[Field | None]:
        return {field for other, field in self.fields.items() if other != number}

    def _are_dates(self, number: int) -> bool:
        cells = self._cells(number)
        return bool(cells) and sum(map(is_dated, cells)) * 2 > len(cells)

    def _are_shares(self, number: int) -> bool:
        """Whether a column tells how much is done, in figures: "% complete"."""
        heading = self.table.columns[number].heading
        return self._are(number, lambda words: is_share(words, heading))

    def _status_or_progress(self, number: int) -> Field:
        """A column called Status rates when its words are short, and tells the story when they are long."""
        others = {
            column.field
            for other, column in self.table.columns.items()
            if other != number and not is_status_or_progress(column.heading)
        }
        if Field.PROGRESS in others and Field.RATING not in others:
            return Field.RATING
        if Field.RATING in others and Field.PROGRESS not in others:
            return Field.PROGRESS
        words = self._words(number)
        long = sum(1 for one in words if len(one) > LONGEST_SIGN)
        return Field.PROGRESS if long * 2 > len(words) else Field.RATING

    def _take_boxes(self) -> None:
        """Columns to tick: two or more for how it stands, or any that are headed by an origin."""
        looks = {number: self._cells_and_fills(number) for number in self.table.columns}
        headed = [column.heading for column in self._columns()]
        boxes = {
            number: box_of(column.heading)
            for number, column in self.table.columns.items()
            if (self.fields[number] in (None, Field.RATING) or is_box_of_no(column.heading, headed))
            and not self.headings.is_chosen(column.heading)
            and is_box_column(column.heading, looks[number])
        }
        for number, column in self.table.columns.items():
            if number in boxes and len(boxes) > 1:
                self.table.columns[number] = replace(column, box=boxes[number])
                self.fields[number] = None
            elif not self.fields[number] and names_origin(column.heading) and is_mark_column(looks[number]):
                self.table.columns[number] = replace(column, box=column.heading, also=Field.ORIGIN)

    def _cells_and_fills(self, number: int) -> list[tuple[str, str]]:
        cells = (self.layout.sheet.rows.get(row, {}).get(number) for row in self.rows)
        return [(cell.text, cell.fill) for cell in cells if cell and (cell.text or cell.fill)]

    def _one_column_for_each(self) -> None:
        """A person's choice comes first, then a known heading, then the latest of updates, then the first column."""
        taken: set[Field] = set()
        for number in sorted(self.fields, key=self._order):
            column, chosen = self.table.columns[number], self.fields[number]
            if chosen == Field.NOTES or (chosen in taken and chosen != Field.MONTHS):
                chosen = None
            elif chosen:
                taken.add(chosen)
            is_ignored = self.headings.is_ignored(column.heading)
            self.table.columns[number] = replace(column, field=chosen, is_ignored=is_ignored)

    def _order(self, number: int) -> tuple[bool, bool, int, int]:
        heading = self.table.columns[number].heading
        latest = 0
        if self.fields[number] in (Field.PROGRESS, Field.RATING):
            has_words = any(text or fill for text, fill in self._cells_and_fills(number))
            days = [one.period.last.toordinal() for one in find_dates(heading) if one.period.last]
            is_dated = bool(days or find_dates(heading) or _QUARTER.search(heading))
            latest = -max(days, default=number if is_dated else 0) if has_words else 1
        is_guessed = self.headings.field_exactly(heading) is None
        return not self.headings.is_chosen(heading), is_guessed, latest, number

    def _note_second_meanings(self) -> None:
        """Keep beside each column a further field that its heading names and that no other column holds."""
        for number, column in self.table.columns.items():
            if column.field and not self.headings.is_chosen(column.heading):
                others = [one for one in may_also_be(column.heading, column.field) if not self.table.column_of(one)]
                self.table.columns[number] = replace(column, also=others[0] if others else None)

    def _promote(self) -> None:
        """Where no column holds actions, the requirements or the findings are what will be done."""
        if self.table.is_details or self.table.column_of(Field.ACTION):
            return
        named = [one for one in self._columns() if one.field and Field.ACTION in fields_of_parts(one.heading)]
        column = self.table.column_of(Field.REQUIREMENT) or self.table.column_of(Field.FINDING)
        chosen = named[0] if named else column
        if chosen:
            self.table.columns[chosen.number] = replace(chosen, field=Field.ACTION)
            self.table.is_promoted = not named
