"""What reading one row needs to know of the rest: the legend, the keys of the file, its calendar, the row above."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.rules.periods import ReadDate
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.dues import ReadDue, reader_of
from actionplan.spreadsheet.people import ReadPeople
from actionplan.vocabulary import DeliveryStatus, OriginKind


@dataclass(slots=True)
class Knowledge:
    """What is known while the rows of a book are read one after the other.

    ``people_key`` is whose initials are whose, ``origin_key`` what a code in the column of origins stands for, and
    ``marks`` the origin that a mark such as an asterisk gives.
    """

    legend: Mapping[str, DeliveryStatus | None]
    epoch_1904: bool = False
    near: date | None = None
    people_key: Mapping[str, str] = field(default_factory=dict)
    origin_key: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, OriginKind] = field(default_factory=dict)
    people_above: ReadPeople | None = None
    due_above: ReadDue | None = None
    above: dict[Field, str] = field(default_factory=dict)
    legend_words: dict[str, int] = field(default_factory=dict)
    dates: dict[tuple[type, object], ReadDate] = field(default_factory=dict)

    def date_of(self, value: object) -> ReadDate:
        """What a cell says of time; the same words are read once."""
        key = (type(value), value)
        if key not in self.dates:
            self.dates[key] = reader_of(self.near, epoch_1904=self.epoch_1904)(value)
        return self.dates[key]

    def forget_rows(self) -> None:
        """A new table begins: nothing stands above its first row."""
        self.people_above, self.due_above, self.above = None, None, {}
