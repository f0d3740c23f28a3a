"""The words for where actions and findings stand."""

from actionplan.vocabulary.word import Word


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
