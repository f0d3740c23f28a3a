"""The kinds of change that a comparison of two days tells, in the order in which it counts them."""

from actionplan.vocabulary import Word


class ChangeKind(Word):
    """What sort of news a line is. Each line is of one kind, so that the counts add up."""

    NEW = "new", "New in the plan"
    CLAIMED = "claimed", "Claimed complete"
    ASSURED = "assured", "Assured"
    RETURNED = "returned", "Claim returned"
    REOPENED = "reopened", "Reopened"
    STATE = "state", "State changed"
    STANDING = "standing", "Stopped or brought back"
    MOVED = "moved", "Due date moved"
    ASKED = "asked", "New date asked for or refused"
    REASSIGNED = "reassigned", "Reassigned"
    HOLDER = "holder", "New holder of a post"
    REWORDED = "reworded", "Reworded"
    IMPACT = "impact", "Impact"
    COMMITMENT = "commitment", "Partners' commitments"
    EVIDENCE = "evidence", "Evidence"
    OTHER = "other", "Other edits"
