"""A partner's commitment: what it may be given to, and the reason that is owed for it (report, paragraph 10)."""

from collections.abc import Mapping
from typing import Final

from actionplan.vocabulary import Commitment, Standing

NEEDS_A_REASON: Final = frozenset({Commitment.DECLINED})
"""The council is owed a reason for these."""

USUAL_REASONS: Final[Mapping[Commitment, str]] = {
    Commitment.AGREED: "The organisation agrees to its part in this action",
    Commitment.NOT_YET: "The organisation has not yet agreed to its part in this action",
}
"""What the record says where no other reason is given."""


def why_no_commitment(standing: Standing) -> str | None:
    """Why no commitment can be given to an action as it stands, or ``None``. A suspended one may come back."""
    if standing in (Standing.SUPERSEDED, Standing.WITHDRAWN):
        return f"This action is {standing.label.lower()}, so there is nothing to commit to."
    return None
