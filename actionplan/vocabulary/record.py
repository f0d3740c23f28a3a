"""The words of the record: seals and redactions."""

from actionplan.vocabulary.word import Word


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
