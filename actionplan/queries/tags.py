"""Words of the council's own on actions: which each has, and which there are."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from actionplan.models import Action, Tag


def tags_of(actions: "QuerySet[Action]") -> dict[int, tuple[str, ...]]:
    """The tags of each of these actions that has any, by its key, in the order of the alphabet; in one query."""
    found: dict[int, list[str]] = defaultdict(list)
    standing = Tag.objects.filter(is_withdrawn=False, action__in=actions.order_by().values("pk")).order_by()
    for action, word in standing.values_list("action", "word"):
        found[action].append(word)
    return {key: tuple(sorted(words)) for key, words in found.items()}


def all_of(tags: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Every tag that any action has, once, in the order of the alphabet."""
    return tuple(sorted({word for words in tags.values() for word in words}))
