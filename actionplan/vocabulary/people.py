"""The words for people: roles, and what each may do."""

from actionplan.vocabulary.word import Word


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
    ASK_QUESTION = "ask_question", "Ask questions about the plan"
    ANSWER_OWN = "answer_own", "Answer what members ask of the posts they hold or stand in for"
    ANSWER_ANY = "answer_any", "Record an answer to members on behalf of any post"
    PUBLISH = "publish", "Prepare a position and publish it"
    KEEP_DOCUMENTS = "keep_documents", "Keep the documents and the text of the report"
    MANAGE_PEOPLE = "manage_people", "Keep people and their roles"
    CHANGE_SETTINGS = "change_settings", "Change settings"
    READ_RECORD = "read_record", "Read who changed what"
    CHECK_RECORD = "check_record", "Check that the record is whole, and seal it"
    ASK_REDACTION = "ask_redaction", "Ask that words be removed from the record"
    REDACT = "redact", "Remove words from the record that somebody else asked to have removed"
    READ_MY_PAGE = "read_my_page", "See their own actions"
