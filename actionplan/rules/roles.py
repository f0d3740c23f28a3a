"""The roles: what each may do, with a sentence that says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.vocabulary import Permission, Role

_OFFICER_READS = frozenset({Permission.READ_PLAN, Permission.READ_SCRUTINY, Permission.READ_RECORD})


@dataclass(frozen=True)
class RoleRule:
    """What a role may do, why, and the page its people come to first (an address without the plan's name)."""

    permissions: frozenset[Permission]
    because: str
    first_page: str


ROLES = {
    Role.QA: RoleRule(
        _OFFICER_READS
        | {
            Permission.READ_RESTRICTED,
            Permission.UPDATE_ANY_ACTION,
            Permission.IMPORT_PLAN,
            Permission.EDIT_PLAN,
            Permission.ASSURE,
            Permission.DECIDE_DATES,
            Permission.MANAGE_MEETINGS,
            Permission.ANSWER_ANY,
            Permission.PUBLISH,
            Permission.KEEP_DOCUMENTS,
            Permission.CHECK_RECORD,
            Permission.ASK_REDACTION,
            Permission.REDACT,
        },
        "The Quality Assurance business unit compiles the plan, chases it and assures that done is done.",
        "qa",
    ),
    Role.SENIOR_MANAGER: RoleRule(
        _OFFICER_READS
        | {
            Permission.UPDATE_OWN_ACTIONS,
            Permission.READ_MY_PAGE,
            Permission.ANSWER_OWN,
            Permission.ASK_REDACTION,
        },
        "A senior manager keeps an active overview of the actions of their post (report, paragraph 10).",
        "mine",
    ),
    Role.PARTNER: RoleRule(
        frozenset({Permission.UPDATE_ORGANISATION_ACTIONS, Permission.READ_MY_PAGE, Permission.ASK_REDACTION}),
        "A partner agency updates what its own organisation owns, and reads the Safeguarding Board's findings.",
        "mine",
    ),
    Role.COUNCILLOR: RoleRule(
        frozenset({Permission.READ_SCRUTINY, Permission.ASK_QUESTION}),
        "Councillors monitor progress and confirm the direction of travel (report, recommendation ii).",
        "scrutiny",
    ),
    Role.DEMOCRATIC_SERVICES: RoleRule(
        frozenset(
            {
                Permission.READ_SCRUTINY,
                Permission.MANAGE_MEETINGS,
                Permission.ASK_QUESTION,
                Permission.ANSWER_ANY,
                Permission.PUBLISH,
                Permission.KEEP_DOCUMENTS,
            }
        ),
        "Democratic services keep the meetings, what they resolved and what is owed to them, and the report's papers.",
        "meetings",
    ),
    Role.DIRECTOR: RoleRule(
        _OFFICER_READS
        | {
            Permission.READ_RESTRICTED,
            Permission.DECIDE_DATES,
            Permission.ANSWER_ANY,
            Permission.ASK_REDACTION,
            Permission.REDACT,
        },
        "The director answers for the whole plan and decides whether a date may move.",
        "overview",
    ),
    Role.EXECUTIVE_MEMBER: RoleRule(
        frozenset({Permission.READ_SCRUTINY, Permission.ANSWER_OWN}),
        "The executive member reads as a councillor does, and answers for the executive.",
        "scrutiny",
    ),
    Role.OBSERVER: RoleRule(
        _OFFICER_READS,
        "An inspector, adviser or auditor reads everything unrestricted until an end date.",
        "overview",
    ),
    Role.ADMINISTRATOR: RoleRule(
        frozenset(
            {
                Permission.MANAGE_PEOPLE,
                Permission.CHANGE_SETTINGS,
                Permission.READ_RECORD,
                Permission.CHECK_RECORD,
            }
        ),
        "The administrator lets people in and keeps settings, and has no say in the plan.",
        "people",
    ),
}

PAGES_OF_A_PLAN = frozenset({"qa", "mine", "scrutiny", "overview"})
"""The first pages that stand under a plan's name; the others are the council's."""


def is_in_force(*, until: date | None, day: date) -> bool:
    """Whether a role held until ``until`` still counts on ``day``: the end date is its last day."""
    return until is None or day <= until


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """All that a person with these roles may do."""
    return frozenset().union(*(ROLES[role].permissions for role in roles))


def first_page_of(roles: Iterable[Role]) -> str | None:
    """The page a person comes to first: that of their first role in the order of the table, if they have any."""
    held = set(roles)
    return next((rule.first_page for role, rule in ROLES.items() if role in held), None)
