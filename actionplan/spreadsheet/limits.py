"""How much of a workbook is read, and the one error that says why a file is refused."""

from dataclasses import asdict, dataclass
from typing import Any, Final, Self

MEGABYTE: Final = 1024 * 1024


class Refused(Exception):
    """A file that cannot be read: ``code`` for programs, ``message`` in plain words for the person who sent it."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may ask of us; sizes in bytes and characters, time in seconds."""

    file_bytes: int = 32 * MEGABYTE
    text_bytes: int = 16 * MEGABYTE
    unpacked_bytes: int = 2048 * MEGABYTE
    part_bytes: int = 64 * MEGABYTE
    rows: int = 20_000
    columns: int = 104
    cell_characters: int = 32_767
    all_characters: int = 12_000_000
    answer_characters: int = 48_000_000
    memory_bytes: int = 480 * MEGABYTE
    seconds: int = 20

    def to_json(self) -> dict[str, int]:
        """The limits as plain numbers, for the child process."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The limits that ``to_json`` gave."""
        return cls(**data)


def too_large(what: str) -> Refused:
    """The error for a file that goes over a limit; ``what`` is the sentence that says which."""
    return Refused("too_large", what)


def too_many_rows(limits: Limits) -> Refused:
    """The error for a file with more rows than are read."""
    return too_large(f"The file has more than {limits.rows:,} rows with words in them, the most we read.")


def not_a_workbook(why: str) -> Refused:
    """The error for a file that is no workbook we can read, with what to do instead."""
    return Refused("not_a_workbook", f"{why} Save the plan as an Excel workbook (.xlsx) and upload that.")


def too_much_memory() -> Refused:
    """The error for a file that needs more memory than the child process may have."""
    what = "The file needs more memory to read than any plan should."
    return Refused("too_much_memory", f"{what} Save only the plan's own sheet and try again.")
