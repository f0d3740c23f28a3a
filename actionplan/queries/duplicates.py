"""Pairs of live actions that may be one: their words, or their references, are nearly the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actionplan.queries.positions import ActionPosition
from actionplan.rules.duplicates import reference_key, texts_alike
from actionplan.rules.editing import why_no_taking_in, why_not_replaced
from actionplan.rules.likeness import name_key


@dataclass(frozen=True)
class Twins:
    """Two actions that may be one, and why. ``keeps`` can take in ``goes``."""

    keeps: ActionPosition
    goes: ActionPosition
    why: str

    @property
    def are_of_one_finding(self) -> bool:
        """Whether both serve the same finding first."""
        return self.keeps.action.finding_id == self.goes.action.finding_id


def duplicates(actions: Iterable[ActionPosition]) -> tuple[Twins, ...]:
    """Each two of these actions that may be one and can be merged, in the plan's order; asks the database nothing.

    The parts of one action that was split are no duplicates: somebody made them two.
    """
    live = [one for one in actions if why_no_taking_in(one.facts) is None]
    pairs = sorted(_alike(live))
    twins = (_twins(live[one], live[other]) for one, other in pairs if not _are_parts(live[one], live[other]))
    return tuple(both for both in twins if both)


def _alike(live: Sequence[ActionPosition]) -> set[tuple[int, int]]:
    """The places of each two whose words or references are nearly the same."""
    by_reference: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(live):
        by_reference.setdefault(reference_key(one.action.reference), []).append(place)
    same = {pair for key, places in by_reference.items() if key for pair in _each_two(places)}
    return same | set(texts_alike([one.action.text for one in live]))


def _each_two(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each two neighbours: the first with the second, the second with the third."""
    return pairwise(places)


def _are_parts(one: ActionPosition, other: ActionPosition) -> bool:
    """Whether both are parts of one action that was split."""
    return one.action.split_from_id is not None and one.action.split_from_id == other.action.split_from_id


def _twins(one: ActionPosition, other: ActionPosition) -> Twins | None:
    """The two with the one that can go second, the later if both can; nothing while neither can."""
    goes = next((each for each in (other, one) if _may_go(each)), None)
    if goes is None:
        return None
    return Twins(one if goes is other else other, goes, _why(one, other))


def _may_go(one: ActionPosition) -> bool:
    """Whether an action can be merged into another as it stands."""
    return why_not_replaced(one.facts, has_date_waiting=one.asked_on is not None) is None


def _why(one: ActionPosition, other: ActionPosition) -> str:
    """Why they may be one, as a sentence."""
    if name_key(one.action.text) == name_key(other.action.text):
        return "They say the same, word for word."
    if reference_key(one.action.reference) == reference_key(other.action.reference):
        return "Their references are nearly the same."
    return "They say nearly the same."
