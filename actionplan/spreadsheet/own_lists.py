"""What can be chosen in the tracker's own workbook: the plan's findings, the known posts and organisations, states."""

from actionplan.queries.imports import PlanNow
from actionplan.vocabulary import DeliveryStatus, OriginKind

Lists = dict[str, tuple[str, tuple[tuple[str, ...], ...]]]
"""By the name that columns call a list by: its heading, and its lines; what is chosen stands first in each."""


def lists_of(now: PlanNow) -> Lists:
    """The lists of a plan as it stands."""
    findings = tuple((one.reference, one.title) for one in now.findings.values())
    posts, organisations = (
        tuple((name,) for name in sorted(set(names), key=str.casefold))
        for names in (now.names.values(), now.organisations.values())
    )
    return {
        "findings": ("Findings", findings),
        "posts": ("Posts", posts),
        "organisations": ("Organisations", organisations),
        "states": ("Delivery status", tuple((one.label,) for one in DeliveryStatus)),
        "origins": ("Origin", tuple((one.label,) for one in OriginKind)),
    }
