"""The kinds of setting, such as a number, yes or no, or words: which values make sense, and why others do not."""

from dataclasses import dataclass
from math import floor

from actionplan.rules.contrast import LEAST_CONTRAST, contrast, is_colour
from actionplan.rules.policy import FIRST_COLOUR, Policy, Value


@dataclass(frozen=True)
class Setting:
    """One setting: the key it is stored under, its name for people, and its meaning in a sentence."""

    key: str
    label: str
    meaning: str

    @property
    def first(self) -> Value:
        """Its value until one is set."""
        return Policy().value_of(self.key)

    def problem(self, value: object) -> str:
        """Why a value makes no sense, with the bound it breaks; empty for a value that may be set."""
        raise NotImplementedError

    def in_words(self, value: Value) -> str:
        """A value as people read it."""
        return str(value)

    @property
    def bounds(self) -> str:
        """What it may be, in words."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What a person is told who sets it."""
        return self.meaning


@dataclass(frozen=True)
class Number(Setting):
    """A whole number between two bounds, both of which may be set."""

    least: int
    most: int
    unit: str
    unit_of_one: str

    def problem(self, value: object) -> str:
        """Why it is no number that may be set."""
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return "" if is_whole and value in range(self.least, self.most + 1) else f"{self.label} must be {self.bounds}"

    def in_words(self, value: Value) -> str:
        """With its unit: “35 days”."""
        return f"{value} {self.unit_of_one if value == 1 else self.unit}"

    @property
    def bounds(self) -> str:
        """Both bounds."""
        return f"a whole number from {self.least} to {self.most}"

    @property
    def hint(self) -> str:
        """Its meaning and its unit."""
        return f"{self.meaning} From {self.least} to {self.most} {self.unit}."


@dataclass(frozen=True)
class YesNo(Setting):
    """Whether something is so."""

    def problem(self, value: object) -> str:
        """Why it is neither."""
        return "" if isinstance(value, bool) else f"{self.label} must be {self.bounds}"

    def in_words(self, value: Value) -> str:
        """“Yes” or “No”."""
        return "Yes" if value else "No"

    @property
    def bounds(self) -> str:
        """Both answers."""
        return "yes or no"


@dataclass(frozen=True)
class Words(Setting):
    """Words of one line, or none."""

    longest: int
    when_empty: str

    def problem(self, value: object) -> str:
        """Why these are no words that may be set."""
        if not isinstance(value, str):
            return f"{self.label} must be words"
        if len(value) > self.longest:
            return f"{self.label} must be {self.longest} characters or fewer. This has {len(value)}"
        unseen = f"{self.label} has a character that cannot be seen. Type it again without it"
        return "" if value.isprintable() else unseen

    def in_words(self, value: Value) -> str:
        """The words themselves, or what stands in their place."""
        return str(value) or f"None: {self.when_empty}"

    @property
    def bounds(self) -> str:
        """How long they may be."""
        return f"up to {self.longest} characters, or nothing"

    @property
    def hint(self) -> str:
        """Their meaning, and what stands there without them."""
        return f"{self.meaning} If it is empty, {self.when_empty}."


@dataclass(frozen=True)
class Colour(Setting):
    """A colour dark enough for white words on it, and for words in it."""

    def problem(self, value: object) -> str:
        """Why it is no colour that may be set, with the contrast it reaches."""
        if not isinstance(value, str) or not is_colour(value):
            return f"{self.label} must be # and six figures from 0 to 9 or a to f, such as {FIRST_COLOUR}"
        if contrast(value) >= LEAST_CONTRAST:
            return ""
        return (
            f"{self.label} has a contrast of {floor(contrast(value) * 10) / 10:g} to 1 with white. "
            f"It needs {LEAST_CONTRAST:g} to 1 or more: choose a darker shade"
        )

    @property
    def bounds(self) -> str:
        """The contrast it needs."""
        return f"`#rrggbb` with a contrast of at least {LEAST_CONTRAST:g} to 1 with white"

    @property
    def hint(self) -> str:
        """How to write it, and why a light one is refused."""
        return (
            f"# and six figures, such as {FIRST_COLOUR}. White words stand on it, "
            f"so it needs a contrast of at least {LEAST_CONTRAST:g} to 1 with white."
        )


def tidy(value: object) -> object:
    """A value without what people type by accident: words of one line with single spaces; a colour in small letters."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return words.lower() if words.startswith("#") and is_colour(words.lower()) else words
