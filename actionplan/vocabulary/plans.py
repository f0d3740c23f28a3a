"""The words of the plan and its papers."""

from actionplan.vocabulary.word import Word


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
