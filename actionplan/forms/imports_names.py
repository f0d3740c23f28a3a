"""Names of the fields of a form about a sheet, whose own words may be anything."""

from hashlib import sha256


def field_name(kind: str, *words: str) -> str:
    """A short name for a question of a kind about some words: always the same for the same words."""
    return f"{kind}_{sha256(chr(0).join(words).encode()).hexdigest()[:16]}"
