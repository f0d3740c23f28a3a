"""What each state means, in the one sentence that the key gives."""

from actionplan.vocabulary import ActionState, FindingState, Grade, Impact, MatterState

ACTION_MEANINGS: dict[ActionState, str] = {
    ActionState.OVERDUE: "The due date has passed and it is not complete, whatever the owner says.",
    ActionState.OFF_TRACK: "The owner says it will not meet its date.",
    ActionState.AT_RISK: "It may not meet its date.",
    ActionState.AWAITING_ASSURANCE: "The owner says complete. Not yet checked.",
    ActionState.ON_TRACK: "It is going to plan.",
    ActionState.ASSURED: "Complete, and the Quality Assurance (QA) unit has seen the evidence.",
    ActionState.NOT_STARTED: "Work has not begun, and it is not late.",
    ActionState.SUSPENDED: "Stopped for now, with a reason. Not in the totals for complete.",
    ActionState.SUPERSEDED: "Another action has taken its place.",
    ActionState.WITHDRAWN: "No longer part of the plan, with a reason.",
}

FINDING_MEANINGS: dict[FindingState, str] = {
    FindingState.OFF_COURSE: "An action is overdue or off track, something required has no action,"
    " or work stopped before all was assured.",
    FindingState.AT_RISK: "None of those, but at least one is at risk.",
    FindingState.NOT_STARTED: "No action has begun and none is due.",
    FindingState.ON_COURSE: "Every action is going to plan or complete.",
    FindingState.ALL_ASSURED: "Every action is complete and assured.",
}

IMPACT_MEANINGS: dict[Impact, str] = {
    Impact.NOT_YET_EVIDENCED: "No evidence yet.",
    Impact.EARLY_SIGNS: "Some evidence, recent or partial.",
    Impact.EVIDENT: "Clear in the measures.",
    Impact.SUSTAINED: "Held for 6 months or more.",
}

MATTER_MEANINGS: dict[MatterState, str] = {
    MatterState.OVERDUE: "The day by which members are owed the answer has passed.",
    MatterState.WAITING: "Members wait for the answer, and it is not late.",
    MatterState.ANSWERED: "It was answered. A follow-up question opens it again.",
    MatterState.CLOSED: "Nothing more is owed, with the reason.",
    MatterState.TAKEN_BACK: "Who asked took the question back, with the reason.",
}

GRADE_MEANINGS: dict[Grade, str] = {
    Grade.OUTSTANDING: "Help changes children's lives for the better nearly everywhere and every time, and others can"
    " learn from how it is done.",
    Grade.GOOD: "Children get the help and care that they need, in time and done well. Where something falls short,"
    " the council sees it and puts it right.",
    Grade.REQUIRES_IMPROVEMENT: "Children are not left in danger by failures that are widespread or serious, but help"
    " is not yet good, or not good for every child.",
    Grade.INADEQUATE: "There are failures that are widespread or serious: they leave children at risk of harm, or"
    " without the help and the start in life that they are owed.",
}
"""What the four grades of the framework of 2013 to 2017 come to, in our own words."""

DIRECTIONS: dict[str, tuple[str, str, str]] = {
    "improved": ("arrow-up", "Improved", "Better than the date named."),
    "no_change": ("arrow-level", "No change", "Same as the date named."),
    "worse": ("arrow-down", "Worse", "Worse than the date named."),
    "no_comparison": ("dots", "No comparison", "Nothing to compare with, or too few to say."),
}
