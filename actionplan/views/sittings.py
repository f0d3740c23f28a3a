"""Several updates in one sitting: which action is next, and how far along its owner is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from actionplan import access
from actionplan.models import Action, Plan
from actionplan.queries.positions import positions
from actionplan.queries.workload import needing
from actionplan.vocabulary import Permission

MOST = 999
"""No sitting is longer; a greater number in an address is nobody's."""


@dataclass(frozen=True)
class Sitting:
    """Where somebody is in the updates they owe: ``at`` of ``of``, and the action that comes next, if any does.

    Both are 0 while they update what owes nothing. ``mine`` is the address of the page of all their actions.
    """

    at: int
    of: int
    next: Action | None
    mine: str

    @property
    def is_several(self) -> bool:
        """Whether there is more than this one."""
        return self.of > 1

    @property
    def address_of_next(self) -> str:
        """The page of the next update, or that of the reader's actions after the last."""
        return update_address(self.next, self.at + 1, self.of) if self.next else self.mine


def sitting_of(request: HttpRequest, action: Action) -> Sitting | None:
    """The reader's sitting, by the order of their page; ``None`` for who has no such page.

    How many there were when it began stands in the address, since those that are done leave the list.
    """
    plan = action.plan
    if not access.may(request.user, Permission.READ_MY_PAGE, on=request.day, plan=plan):
        return None
    owed = actions_owed(request, plan)
    place = next((number for number, one in enumerate(owed) if one.pk == action.pk), None)
    at, of = _begun(request) or ((0, 0) if place is None else (place + 1, len(owed)))
    following = [] if place is None else owed[place + 1 : place + 2]
    return Sitting(at, of, following[0] if following else None, reverse("mine", kwargs={"plan": plan.slug}))


def actions_owed(request: HttpRequest, plan: Plan) -> list[Action]:
    """The reader's actions that need an update, in the order of their page."""
    own = access.own_actions(request.user, plan, on=request.day)
    return [one.action for one in needing(positions(own, on=request.day, policy=request.policy))]


def update_address(action: Action, at: int = 0, of: int = 0) -> str:
    """The page on which progress on an action is recorded, with where that is in a sitting."""
    page = reverse("progress-record", kwargs={"plan": action.plan.slug, "action": action.slug})
    return f"{page}?{urlencode({'at': at, 'of': of})}" if of > 1 else page


def _begun(request: HttpRequest) -> tuple[int, int] | None:
    """Where the address says that the sitting is, if it says so in numbers that can be."""
    at, of = (request.GET.get(name, "") for name in ("at", "of"))
    if not (at.isascii() and at.isdigit() and of.isascii() and of.isdigit() and len(at + of) <= 6):
        return None
    return (int(at), int(of)) if 1 <= int(at) <= int(of) <= MOST else None
