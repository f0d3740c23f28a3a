"""The words of scrutiny: bodies, what they resolve, what they are owed, and what is published."""

from actionplan.vocabulary.word import Word


class BodyKind(Word):
    """What a body that meets over the plan is to it."""

    SCRUTINY_PANEL = "scrutiny_panel", "Scrutiny panel"
    IMPROVEMENT_BOARD = "improvement_board", "Improvement board"
    SAFEGUARDING_BOARD = "safeguarding_board", "Local Safeguarding Children Board (LSCB)"
    FULL_COUNCIL = "full_council", "Full council"
    OTHER = "other", "Another body"


class ResolutionKind(Word):
    """What a meeting did with what was before it."""

    NOTED = "noted", "Noted"
    AGREED = "agreed", "Agreed"
    RECOMMENDED = "recommended", "Recommendation"
    ASKED = "asked", "Information asked for"


class MatterKind(Word):
    """What members are owed an answer to."""

    QUESTION = "question", "Question"
    RECOMMENDATION = "recommendation", "Recommendation"


class AnswerKind(Word):
    """One thing said in a matter, by either side, in the order of time."""

    ANSWER = "answer", "Answer"
    INTERIM = "interim", "Interim answer"
    PROGRESS = "progress", "Progress since the answer"
    FOLLOW_UP = "follow_up", "Follow-up question"
    CHASED = "chased", "Chased"
    CLOSED = "closed", "Closed"
    TAKEN_BACK = "taken_back", "Taken back"


class RecommendationOutcome(Word):
    """How the executive answers a recommendation."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY_ACCEPTED = "partly_accepted", "Accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


class MatterState(Word):
    """Where a matter stands: computed, never typed; what is owed longest first."""

    OVERDUE = "overdue", "Answer overdue"
    WAITING = "waiting", "Waiting for an answer"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"
    TAKEN_BACK = "taken_back", "Taken back"
