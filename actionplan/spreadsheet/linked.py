"""What a sheet links to an action beside its own fields: names that it adds, and names that it gives no more."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from actionplan.commands.sheet import SheetAction
from actionplan.models import Finding
from actionplan.queries.imports import Heard
from actionplan.rules.likeness import name_key
from actionplan.vocabulary import OriginKind

LINKS: Final = ("contributors", "partners", "origins", "also_serves")
"""The kinds of links that a sheet may name."""
_ORIGINS: Final = frozenset(OriginKind)


class Linked:
    """The links of one kind of one action: the sheet's, the plan's, and those of the last import."""

    def __init__(
        self, kind: str, row: SheetAction, heard: Heard, there: frozenset[str], shown: Mapping[str, str]
    ) -> None:
        """``there`` are the plan's names, by key, and ``shown`` how names are written."""
        self.there, self.shown = there, shown
        self.named = {name_key(one): one for one in _named(getattr(row, kind))}
        had = heard.plan_had(kind) or ()
        self.had = {name_key(one): one for one in had}

    @cached_property
    def adds(self) -> tuple[str, ...]:
        """What the sheet names and the plan has not, but for what was taken out of the plan since the last import."""
        return tuple(one for key, one in self.named.items() if key not in self.there and key not in self.had)

    @cached_property
    def drops(self) -> tuple[str, ...]:
        """What the plan has and the sheet gave last time but not now; an empty cell drops nothing."""
        if not self.named:
            return ()
        return tuple(one for key, one in self.had.items() if key not in self.named and key in self.there)

    @property
    def now(self) -> str:
        """What the plan has."""
        return ", ".join(sorted(map(self._label, self.there)))

    @property
    def in_words(self) -> str:
        """What the sheet adds and drops."""
        gone = f"no longer: {', '.join(map(self._label, self.drops))}" if self.drops else ""
        return "; ".join(filter(None, (", ".join(map(self._label, self.adds)), gone)))

    def _label(self, name: str) -> str:
        """An origin by its label; any other name as it is written."""
        return OriginKind(name).label if name in _ORIGINS else self.shown.get(name, name)


def _named(linked: Iterable[object]) -> list[str]:
    """What the sheet names, in words."""
    return [one.reference if isinstance(one, Finding) else str(one) for one in linked]
