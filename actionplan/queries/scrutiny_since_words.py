"""What changed since an earlier position, in sentences whose figures lead to what they count."""

from collections.abc import Iterator
from typing import Final

from actionplan.queries.scrutiny_sentences import Piece, Sentence, actions, findings, listed
from actionplan.queries.scrutiny_since import Became, Since
from actionplan.rules.travel import Direction

_WAYS: Final = {
    Direction.WORSE: ("is worse", "are worse"),
    Direction.IMPROVED: ("improved", "improved"),
    Direction.NO_CHANGE: ("did not change", "did not change"),
    Direction.NO_COMPARISON: ("cannot be compared", "cannot be compared"),
}
_BECAME: Final = {
    Became.COMPLETED: ("was called complete", "were called complete"),
    Became.ASSURED: ("was assured", "were assured"),
    Became.ADDED: ("was added", "were added"),
    Became.BACK: ("was brought back", "were brought back"),
}


def since_sentence(since: Since) -> Sentence:
    """What became of the findings, then of the actions; what is nobody's is left out."""
    told = [*_findings(since), *_actions(since), *_returned(since), *_left(since)]
    return tuple(piece for part in told for piece in part)


def _findings(since: Since) -> Iterator[Sentence]:
    """How many findings went which way."""
    parts = [
        (findings(number, travel=way), Piece(f" {_WAYS[way][number > 1]}"))
        for way, number in since.directions.items()
        if number
    ]
    if parts:
        number = len(since.position.findings)
        yield (Piece(f"Of {number} finding{'s' if number > 1 else ''} "), *listed(parts), Piece(". "))


def _actions(since: Since) -> Iterator[Sentence]:
    """How many actions became what."""
    parts = [
        (actions(number, became=became), Piece(f" {_BECAME[became][number > 1]}"))
        for became in _BECAME
        if (number := since.counts[became])
    ]
    if parts:
        yield (Piece("Of the actions "), *listed(parts), Piece(". "))


def _returned(since: Since) -> Iterator[Sentence]:
    """How many claims came back to their owners."""
    number = since.counts[Became.RETURNED]
    if number:
        words = "claim of completion was returned to its owner" if number == 1 else "claims of completion were returned"
        yield (actions(number, became=Became.RETURNED), Piece(f" {words}. "))


def _left(since: Since) -> Iterator[Sentence]:
    """How many actions and findings left the plan."""
    number = len(since.left)
    if number:
        yield (Piece(str(number), "", "left"), Piece(f" action{'s' if number > 1 else ''} left the plan. "))
    if since.gone:
        plural = "s" if len(since.gone) > 1 else ""
        yield (Piece(f"Finding{plural} {', '.join(since.gone)} left the plan."),)
