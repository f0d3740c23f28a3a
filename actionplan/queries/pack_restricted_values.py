"""What the restricted appendix is made of: words that are exempt, apart from everything that a pack holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RestrictedItem:
    """Words that are exempt: what they are about, and the category of Schedule 12A."""

    about: str
    category: str
    text: str


@dataclass(frozen=True)
class RestrictedContent:
    """Everything restricted that stands beside a pack of the same day."""

    plan_title: str
    council: str
    day: date
    items: tuple[RestrictedItem, ...]
