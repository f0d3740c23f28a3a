"""The words of the product: every state, role and kind, once, with the label that people read."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored word with the label shown to people: ``AT_RISK = "at_risk", "At risk"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the label beside the stored value."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of stored value and label, in the order of the class, as a form or a column takes them."""
        return [(word.value, word.label) for word in cls]


class DeliveryStatus(Word):
    """What an owner says of an action. *Complete* is a claim until the QA unit assures it."""

    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    OFF_TRACK = "off_track", "Off track"
    COMPLETE = "complete", "Complete"


class ActionState(Word):
    """What the tracker shows for an action: computed, never typed. Worst first, then those out of the order."""

    OVERDUE = "overdue", "Overdue"
    OFF_TRACK = "off_track", "Off track"
    AT_RISK = "at_risk", "At risk"
    NOT_STARTED = "not_started", "Not started"
    AWAITING_ASSURANCE = "awaiting_assurance", "Complete, awaiting assurance"
    ON_TRACK = "on_track", "On track"
    ASSURED = "assured", "Complete, assured"
    SUSPENDED = "suspended", "Suspended"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class FindingState(Word):
    """What the tracker shows for a finding, worst first: computed from its main actions and requirements."""

    OFF_COURSE = "off_course", "Off course"
    AT_RISK = "at_risk", "At risk"
    NOT_STARTED = "not_started", "Not started"
    ON_COURSE = "on_course", "On course"
    ALL_ASSURED = "all_assured", "All assured"


class Rating(Word):
    """The colour family of a state: always shown with its word and shape, never alone."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    GREY = "grey", "Grey"


class Impact(Word):
    """What difference an action has made to children, apart from whether it was delivered."""

    NOT_YET_EVIDENCED = "not_yet_evidenced", "Not yet evidenced"
    EARLY_SIGNS = "early_signs", "Early signs"
    EVIDENT = "evident", "Evident"
    SUSTAINED = "sustained", "Sustained"


class AssuranceOutcome(Word):
    """What the QA unit decided about a claim of completion."""

    ASSURED = "assured", "Assured"
    RETURNED = "returned", "Returned"
    REOPENED = "reopened", "Reopened"


class Standing(Word):
    """Whether an action is live in the plan: decided by the QA unit, with a reason."""

    LIVE = "live", "Live"
    SUSPENDED = "suspended", "Suspended"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DatePrecision(Word):
    """How exactly a date was given: the stored day is the last day of the period named."""

    DAY = "day", "Day"
    WEEK = "week", "Week"
    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    YEAR = "year", "Year"
    NONE = "none", "No date"


class Commitment(Word):
    """Whether a partner organisation has committed itself to an action."""

    AGREED = "agreed", "Agreed"
    NOT_YET = "not_yet", "Not yet agreed"
    DECLINED = "declined", "Declined"


class Grade(Word):
    """The grades of the inspection framework of 2013 to 2017."""

    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"


class OriginKind(Word):
    """Where an action comes from (report, paragraph 10); one action may come from several places."""

    THIS_INSPECTION = "this_inspection", "This inspection"
    PREVIOUS_INSPECTION = "previous_inspection", "Previous inspection"
    TRANSFORMATION_PLAN = "transformation_plan", "Transformation plan"


class DeadlineUnit(Word):
    """What a deadline counts."""

    CALENDAR_DAYS = "calendar_days", "calendar days"
    WORKING_DAYS = "working_days", "working days"
    MONTHS = "months", "months"


class RestrictedCategory(Word):
    """The seven categories of exempt information in Schedule 12A of the Local Government Act 1972, part 1."""

    INDIVIDUAL = "1", "1. About an individual"
    IDENTITY = "2", "2. Likely to reveal an individual's identity"
    FINANCIAL = "3", "3. Financial or business affairs"
    LABOUR = "4", "4. Labour relations consultation or negotiation"
    LEGAL = "5", "5. Legal professional privilege"
    NOTICE = "6", "6. A notice, order or direction the council proposes to make"
    CRIME = "7", "7. Prevention, investigation or prosecution of crime"


class DocumentKind(Word):
    """What a paper of the plan is."""

    INSPECTION_REPORT = "inspection_report", "Inspection report"
    BOARD_REVIEW = "board_review", "Review of the Local Safeguarding Children Board (LSCB)"
    GRADE_DESCRIPTIONS = "grade_descriptions", "Grade descriptions"
    EQUALITY_ASSESSMENT = "equality_assessment", "Equality impact assessment"
    ACTION_PLAN = "action_plan", "Version of the action plan"
    OTHER = "other", "Other paper"


class ReportSection(Word):
    """The sections of a committee report, in its own order."""

    CONFIDENTIALITY = "confidentiality", "Statement of confidentiality"
    BRIEF_SUMMARY = "brief_summary", "Brief summary"
    RECOMMENDATIONS = "recommendations", "Recommendations"
    REASONS = "reasons", "Reasons for report recommendations"
    ALTERNATIVES = "alternatives", "Alternative options considered and rejected"
    DETAIL = "detail", "Detail, including consultation carried out"
    RESOURCES = "resources", "Resource implications: capital and revenue"
    PROPERTY = "property", "Resource implications: property and other"
    LEGAL = "legal", "Legal implications"
    POLICY = "policy", "Policy framework implications"
    KEY_DECISION = "key_decision", "Key decision"
    WARDS = "wards", "Wards and communities affected"
    EQUALITY = "equality", "Equality impact assessment"


class ReadingPhase(Word):
    """How far the reading of an upload in the background is; of one that is done it says nothing."""

    WAITING = "waiting", "Waiting for its turn"
    READING = "reading", "Reading the rows"
    CHECKING = "checking", "Checking them against the plan"


class SealOccasion(Word):
    """Why a seal was taken."""

    DAILY = "daily", "Before the first change of a day"
    PUBLICATION = "publication", "With a published position"
    ASKED_FOR = "asked_for", "Asked for"


class RedactionGround(Word):
    """Why words must go, which is all that the record says of them."""

    CHILD = "child", "They may identify a child"
    FAMILY = "family", "They may identify a parent, carer or other relative"
    STAFF = "staff", "They are personal, about a member of staff"
    LEGAL = "legal", "A court or the law forbids them"
    OTHER = "other", "Another ground"


class RedactionOutcome(Word):
    """What became of a request to redact."""

    CARRIED_OUT = "carried_out", "Carried out"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Taken back"


class Role(Word):
    """Who a person is to the plan. A person may hold several, some for one organisation, plan or time."""

    QA = "qa", "Quality Assurance (QA) unit"
    SENIOR_MANAGER = "senior_manager", "Senior manager"
    PARTNER = "partner", "Partner agency"
    COUNCILLOR = "councillor", "Councillor"
    DEMOCRATIC_SERVICES = "democratic_services", "Democratic services"
    DIRECTOR = "director", "Director"
    EXECUTIVE_MEMBER = "executive_member", "Executive member"
    OBSERVER = "observer", "Observer"
    ADMINISTRATOR = "administrator", "Administrator"


class Permission(Word):
    """What may be done, each a question that ``access`` answers."""

    READ_PLAN = "read_plan", "Read the plan as officers see it"
    READ_RESTRICTED = "read_restricted", "Read restricted text"
    READ_SCRUTINY = "read_scrutiny", "Read the scrutiny pages"
    UPDATE_OWN_ACTIONS = "update_own_actions", "Update actions of the posts they hold or stand in for"
    UPDATE_ORGANISATION_ACTIONS = "update_organisation_actions", "Update their own organisation's actions"
    UPDATE_ANY_ACTION = "update_any_action", "Record progress on behalf of any post"
    IMPORT_PLAN = "import_plan", "Import a plan"
    EDIT_PLAN = "edit_plan", "Edit the plan"
    ASSURE = "assure", "Assure or return a claim of completion"
    DECIDE_DATES = "decide_dates", "Decide a new due date"
    MANAGE_MEETINGS = "manage_meetings", "Keep bodies and meetings"
    KEEP_DOCUMENTS = "keep_documents", "Keep the documents and the text of the report"
    MANAGE_PEOPLE = "manage_people", "Keep people and their roles"
    CHANGE_SETTINGS = "change_settings", "Change settings"
    READ_RECORD = "read_record", "Read who changed what"
    CHECK_RECORD = "check_record", "Check that the record is whole, and seal it"
    ASK_REDACTION = "ask_redaction", "Ask that words be removed from the record"
    REDACT = "redact", "Remove words from the record that somebody else asked to have removed"
    READ_MY_PAGE = "read_my_page", "See their own actions"
