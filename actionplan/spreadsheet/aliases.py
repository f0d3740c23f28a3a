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
    RESOURCES = "resources"
    SUCCESS_MEASURE = "success_measure"
    PROGRESS = "progress"
    IMPACT = "impact"
    RATING = "rating"
    ORIGIN = "origin"
    AREA = "area"
    ALSO_SERVES = "also_serves"
    NOTES = "notes"


ALIASES: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.REFERENCE: (
        "No.", "Nos", "Number", "Item", "Item no.", "Ref", "Ref. no.", "Reference", "Reference number", "ID",
        "Action ref", "Action reference", "Action no.", "Action number", "Action ID", "#",
    ),
    Field.FINDING_REFERENCE: (
        "Ofsted Para No", "Para", "Para no.", "Paragraph", "Paragraph number", "Ofsted paragraph", "Finding ref",
        "Finding reference", "Finding no.", "Recommendation no.", "Recommendation number", "Ofsted ref", "Rec no.",
    ),
    Field.FINDING: (
        "Ofsted Area for Improvement", "Area for improvement", "Areas for development", "Recommendation",
        "Ofsted recommendation", "What?", "Finding", "Ofsted finding", "Inspection finding", "Issue",
        "Issue identified", "Ofsted issue", "Area of concern", "Priority area", "Improvement area", "Priority",
    ),
    Field.REQUIREMENT: (
        "Requirement", "Ofsted requirement", "What is required", "What needs to be in place", "Required improvement",
        "Improvement required", "What needs to improve", "Objective", "Sub-recommendation",
    ),
    Field.ACTION: (
        "Action", "Actions", "How?", "Specific Actions", "Key future actions", "Key actions", "Action required",
        "Actions required", "Action to be taken", "Planned action", "Proposed action", "Agreed action", "Next action",
        "What will we do", "What we will do", "What are we going to do", "How will we do it", "Task", "Key task",
        "Activity", "Improvement action", "Action description", "Description of action", "Action point",
        "Further action",
    ),
    Field.OWNER: (
        "Lead", "Who?", "Responsible Officer", "Lead Officer", "Owner", "Action owner", "Accountable officer",
        "Accountable", "Accountable post", "Responsible", "Responsibility", "Person responsible", "Responsible person",
        "Lead person", "Lead manager", "Responsible manager", "Senior responsible officer", "Senior manager", "SRO",
        "Lead responsibility", "Who is responsible", "By whom", "Officer responsible", "Led by", "Lead post",
    ),
    Field.CONTRIBUTORS: (
        "Contributors", "Supporting officers", "Support", "Supported by", "Other officers", "Others involved",
        "Working with", "Delivery team",
    ),
    Field.PARTNERS: (
        "Partners", "Partner agencies", "Partner organisations", "Agencies", "Agencies involved", "Key partners",
        "Partners involved", "Partner", "Other agencies",
    ),
    Field.DUE: (
        "By When", "When?", "Timescale", "Timescale/Target", "Timeline", "Timeframe", "Due", "Due date", "Date due",
        "Target date", "Deadline", "Completion date", "Date for completion", "Target completion date", "Complete by",
        "End date", "Due by", "Date to be completed", "Target", "Timing", "Delivery date", "Planned completion date",
    ),
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
    ),
    Field.PROGRESS: (
        "Progress", "Current Status", "Update on progress", "Progress update", "Corrective Action", "Action taken",
        "Actions taken", "Update", "Latest update", "Progress to date", "Current position", "Position", "Comments",
        "Commentary", "Progress and evidence", "Latest position", "Progress comment", "What have we done",
        "What has happened",
    ),
    Field.IMPACT: (
        "Impact", "Outcome", "Monitoring and Evaluation", "Difference made", "What difference has it made",
        "Impact on children", "Evidence of impact", "Impact for children", "Impact so far", "Impact to date",
    ),
    Field.RATING: (
        "R/A/G", "RAG", "BRAG", "RAG rating", "BRAG rating", "RAG status", "BRAG status", "Rating", "Status",
        "Delivery status", "Action status", "State", "Achieved", "Colour", "RAGB", "Progress RAG", "Traffic light",
    ),
    Field.ORIGIN: ("Origin", "Origins", "Source", "Source of action", "Where from", "Comes from", "Linked plan"),
    Field.AREA: ("Area", "Theme", "Section", "Workstream", "Judgement area", "Service area", "Strand", "Heading"),
    Field.ALSO_SERVES: (
        "Also serves", "Also addresses", "Other findings", "Links to", "Linked findings", "Also meets",
        "Cross reference",
        "Linked recommendations", "See also",
    ),
    Field.NOTES: ("Notes", "Note"),
}  # fmt: skip
