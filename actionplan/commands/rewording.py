"""Changing words that stand already: only what is new in them is looked at for a child's identity."""

from collections.abc import Mapping

from actionplan.commands.identity import refuse_identity
from actionplan.rules.privacy import identity_patterns


def refuse_new_identity(texts: Mapping[str, str], before: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Raise a ``ValidationError`` by field for text that may identify a child in words that did not stand before.

    What stood before was cleared with a reason when it was recorded, and is not asked about at every change.
    """
    refuse_identity(
        {name: text for name, text in texts.items() if _found(text) - _found(before.get(name, ""))}, cleared
    )


def _found(text: str) -> set[str]:
    """The words in a text that may identify a child."""
    return {match.words for match in identity_patterns(text)}
