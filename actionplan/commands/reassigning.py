"""Giving actions to another post: what was said of them stays whose it was, and the post before may go on helping."""

from collections.abc import Iterable, Sequence

from actionplan.commands.recording import Recording
from actionplan.models import Action, Contributor, Post


def write_owner(record: Recording, actions: Sequence[Action], to: Post, *, keeps_former: bool) -> None:
    """Let a post answer for these actions, within a change that is open.

    Who answers for an action is not also listed as working on it for another; the post before is, where
    ``keeps_former``. Nothing that was said, asked or decided changes hands.
    """
    former = {one.pk: one.owner_id for one in actions if one.owner_id}
    there = {(row.action_id, row.post_id): row for row in _links(actions, {to.pk, *former.values()})}
    turned = [row for (_, post), row in there.items() if post == to.pk and not row.is_withdrawn]
    new: list[Contributor] = []
    for action, post in former.items() if keeps_former else ():
        row = there.get((action, post))
        if row is None:
            new.append(Contributor(action_id=action, post_id=post))
        elif row.is_withdrawn:
            turned.append(row)
    for row in turned:
        row.is_withdrawn = not row.is_withdrawn
    for one in actions:
        one.owner = to
    record.save_many(actions, ["owner"])
    record.save_many(turned, ["is_withdrawn"])
    record.add_many(new)


def _links(actions: Sequence[Action], posts: Iterable[int]) -> Iterable[Contributor]:
    """Which of these posts work or worked on these actions."""
    return Contributor.objects.filter(action__in=[one.pk for one in actions], post__in=list(posts))
