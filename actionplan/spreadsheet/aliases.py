"""What a column of a plan can hold, and what councils call it: the table that the reference page is made from."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Field(StrEnum):
    """What a column of a plan can hold."""

    REFERENCE = "reference"
    FINDING_REFERENCE = "finding_reference"
    FINDING = "finding"
    REQUIREMENT = "requirement"
    ACTION = "action"
    OWNER = "owner"
    CONTRIBUTORS = "contributors"
    PARTNERS = "partners"
    DUE = "due"
    FIRST_DUE = "first_due"
    REVISED_DUE = "revised_due"
    START = "start"
    RESOURCES = "resources"
    SUCCESS_MEASURE = "success_measure"
    PROGRESS = "progress"
    IMPACT = "impact"
    RATING = "rating"
    ORIGIN = "origin"
    AREA = "area"
    ALSO_SERVES = "also_serves"
    MONTHS = "months"
    NOTES = "notes"


ALIASES: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.REFERENCE: (
        "No.", "Nos", "Number", "Item", "Item no.", "Ref", "Ref. no.", "Reference", "Reference number", "ID",
        "Action ref", "Action reference", "Action no.", "Action number", "Action ID", "#",
        "Ref number", "URN", "Unique reference", "Serial", "Serial no.", "Line", "Action ref no.",
    ),
    Field.FINDING_REFERENCE: (
        "Ofsted Para No", "Para", "Para no.", "Paragraph", "Paragraph number", "Ofsted paragraph", "Finding ref",
        "Finding reference", "Finding no.", "Recommendation no.", "Recommendation number", "Ofsted ref", "Rec no.",
        "Ofsted recommendation no.", "Recommendation ref", "Rec", "Rec ref", "AFI", "AFI no.", "Para ref",
        "Report paragraph", "Report para", "Inspection report paragraph", "Ofsted report paragraph",
        "Area for improvement no.", "Ofsted para", "Ofsted para ref", "Ofsted finding ref", "Ofsted finding no.",
    ),
    Field.FINDING: (
        "Ofsted Area for Improvement", "Area for improvement", "Areas for development", "Recommendation",
        "Ofsted recommendation", "What?", "Finding", "Ofsted finding", "Inspection finding", "Issue",
        "Issue identified", "Ofsted issue", "Area of concern", "Priority area", "Improvement area", "Priority",
        "What Ofsted said", "What did Ofsted say", "What Ofsted found", "Inspection recommendation",
        "Area requiring improvement", "Area for action", "Weakness", "Key issue", "Ofsted priority",
        "Priority for improvement", "Priority action", "Area identified for improvement",
        "Inspection area for improvement",
    ),
    Field.REQUIREMENT: (
        "Requirement", "Ofsted requirement", "What is required", "What needs to be in place", "Required improvement",
        "Improvement required", "What needs to improve", "Objective", "Sub-recommendation",
        "What needs to change", "What must be in place", "What must improve", "Expected standard", "Aim", "Goal",
        "What needs improving", "Sub-requirement", "What do we want to achieve",
    ),
    Field.ACTION: (
        "Action", "Actions", "How?", "Specific Actions", "Key future actions", "Key actions", "Action required",
        "Actions required", "Action to be taken", "Planned action", "Proposed action", "Agreed action", "Next action",
        "What will we do", "What we will do", "What are we going to do", "How will we do it", "Task", "Key task",
        "Activity", "Improvement action", "Action description", "Description of action", "Action point",
        "Further action",
        "What needs to be done", "What needs to happen", "What do we need to do", "What are we doing",
        "What action will we take", "Actions we will take", "Step", "Key step", "Action step", "Recommended action",
        "Our actions", "Detail of action", "SMART action", "Management action", "Agreed management action",
        "Action to address", "Improvement task", "How will this be done", "How will this be achieved",
        "How will we achieve this", "How will we get there",
    ),
    Field.OWNER: (
        "Lead", "Who?", "Responsible Officer", "Lead Officer", "Owner", "Action owner", "Accountable officer",
        "Accountable", "Accountable post", "Responsible", "Responsibility", "Person responsible", "Responsible person",
        "Lead person", "Lead manager", "Responsible manager", "Senior responsible officer", "Senior manager", "SRO",
        "Lead responsibility", "Who is responsible", "By whom", "Officer responsible", "Led by", "Lead post",
        "Lead name", "Who will lead", "Who will do it", "Who by", "Named lead", "Strategic lead", "Lead director",
        "Lead head of service", "Accountable lead", "Action lead", "Lead role", "Officer", "Manager responsible",
        "Assigned to", "Delivery lead", "Responsible lead", "Accountable officer or body", "Who is accountable",
        "Person accountable", "Action owned by", "Accountability", "Lead accountability",
    ),
    Field.CONTRIBUTORS: (
        "Contributors", "Supporting officers", "Support", "Supported by", "Other officers", "Others involved",
        "Working with", "Delivery team",
        "Supporting lead", "Support officer", "Others responsible", "Contributing officer", "Operational lead",
        "Supporting staff", "Also involved", "Others",
    ),
    Field.PARTNERS: (
        "Partners", "Partner agencies", "Partner organisations", "Agencies", "Agencies involved", "Key partners",
        "Partners involved", "Partner", "Other agencies",
        "Supporting agencies", "Partner contribution", "Partner lead", "Partners to be involved", "Key agencies",
        "Lead agency",
    ),
    Field.DUE: (
        "By When", "When?", "Timescale", "Timescale/Target", "Timeline", "Timeframe", "Due", "Due date", "Date due",
        "Target date", "Deadline", "Completion date", "Date for completion", "Target completion date", "Complete by",
        "End date", "Due by", "Date to be completed", "Target", "Timing", "Delivery date", "Planned completion date",
        "Target/Completion date", "Target date for completion", "By", "Expected completion date", "Date",
        "To be completed by", "Due for completion", "Finish date", "Finish", "End", "When by", "Implementation date",
        "Estimated completion date", "Proposed completion date", "Current due date", "Timeline for completion",
        "When will it be done", "When will it be done by", "Agreed date", "Completion due",
    ),
    Field.FIRST_DUE: (
        "Original date", "Original due date", "Original target date", "Original timescale", "Original deadline",
        "Original completion date", "Original target", "Baseline date", "First agreed date", "First due date",
        "Initial date", "Initial timescale", "Originally due",
    ),
    Field.REVISED_DUE: (
        "Revised date", "Revised due date", "Revised target date", "Revised timescale", "Revised deadline",
        "Revised completion date", "Revised target", "New date", "New target date", "New due date", "New timescale",
        "Give expected new achievement date", "Expected new achievement date", "New achievement date",
        "Forecast date", "Forecast completion date", "Extended date", "Amended date", "Extended to",
    ),
    Field.START: ("Start date", "Start", "Date started", "Commencement date", "Starts", "Begins", "Begin date"),
    Field.RESOURCES: (
        "Resources", "Resource", "Resources required", "Resource implications", "Cost", "Costs", "Cost and resources",
        "Resources and cost", "Budget", "Funding",
    ),
    Field.SUCCESS_MEASURE: (
        "Success measures", "Success criteria", "Measure of success", "Measures", "Output/Outcome measurement",
        "Expected outcome", "Intended outcome", "Desired outcome", "Outcome measure", "Outcome measures",
        "How measured",
        "How will we know", "How will we measure success", "What will success look like", "What does good look like",
        "Performance measure", "KPI", "Target outcome", "Evidence of success", "Outputs", "Milestones",
        "Success indicator", "Key performance indicator", "Performance indicator", "Deliverable", "Success criterion",
        "Outcomes and measures", "Outcome sought", "Required outcome", "Intended impact", "Expected impact",
        "Anticipated impact", "Anticipated outcome", "How will we know it has worked",
        "How will we know we have succeeded", "How will we know we have made a difference",
        "How will success be measured", "How will progress be measured", "What will be different",
        "What will it look like", "Measure of impact", "Measurable outcome", "Measure", "Key milestone",
        "Expected result", "Success looks like", "What success looks like", "How we will know",
        "What difference will it make", "What difference will this make", "What impact will it have",
    ),
    Field.PROGRESS: (
        "Progress", "Current Status", "Update on progress", "Progress update", "Corrective Action", "Action taken",
        "Actions taken", "Update", "Latest update", "Progress to date", "Current position", "Position", "Comments",
        "Commentary", "Progress and evidence", "Latest position", "Progress comment", "What have we done",
        "What has happened",
        "Progress since last meeting", "Progress made", "Current progress", "What has been done",
        "What have we achieved", "Narrative", "Status update", "RAG commentary", "Latest progress", "Progress note",
        "Progress report", "Progress and comments", "Update and progress", "What has been achieved",
        "Where are we now", "Delivery update", "Evidence of progress",
    ),
    Field.IMPACT: (
        "Impact", "Outcome", "Monitoring and Evaluation", "Difference made", "What difference has it made",
        "Impact on children", "Evidence of impact", "Impact for children", "Impact so far", "Impact to date",
        "Impact and outcomes", "What difference", "What impact", "What impact has it had", "Impact evidence",
        "So what", "Impact on outcomes", "Impact for children and young people", "Evidenced impact",
        "Outcome achieved",
    ),
    Field.RATING: (
        "R/A/G", "RAG", "BRAG", "RAG rating", "BRAG rating", "RAG status", "BRAG status", "Rating", "Status",
        "Delivery status", "Action status", "State", "Achieved", "Colour", "RAGB", "Progress RAG", "Traffic light",
        "Complete", "Completed", "Done", "Progress rating", "RAYG", "BRAG current", "Current RAG", "Overall RAG",
        "Implementation status", "Completion status", "RAG colour", "Progress status", "Performance rating",
        "Delivery RAG", "RAG score", "RAGB rating", "RAGB status",
    ),
    Field.ORIGIN: (
        "Origin", "Origins", "Source", "Source of action", "Where from", "Comes from", "Linked plan",
        "Origin of action", "Action origin", "Link to plan", "Source plan", "Arising from",
    ),
    Field.AREA: (
        "Area", "Theme", "Section", "Workstream", "Judgement area", "Service area", "Strand", "Heading",
        "Themes", "Work stream", "Judgement", "Sub-judgement", "Programme", "Pillar", "Strategic theme",
        "Improvement theme", "Domain", "Category",
    ),
    Field.ALSO_SERVES: (
        "Also serves", "Also addresses", "Other findings", "Links to", "Linked findings", "Also meets",
        "Cross reference",
        "Linked recommendations", "See also",
        "Also answers", "Also relates to", "Links to other recommendations", "Other recommendations", "Cross-cutting",
    ),
    Field.MONTHS: (),
    Field.NOTES: ("Notes", "Note"),
}  # fmt: skip
