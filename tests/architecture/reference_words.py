"""The sentences that the reference pages put beside what the code gives: a name without one fails the test."""

from collections.abc import Mapping

from actionplan.spreadsheet.aliases import Field


def said_of(words: Mapping[str, str], name: str) -> str:
    """The sentence for a name; raises ``LookupError`` that says where it is missing."""
    if name not in words:
        raise LookupError(f"Say in tests/architecture/reference_words.py what “{name}” is, then make the pages again.")
    return words[name]


VARIABLES = {
    "ACTIONPLAN_DATA": "The folder of the database file, stored files, staged uploads and written e-mail",
    "ACTIONPLAN_PRODUCTION": "This is a real record: settings come from the environment, and unsafe ones are refused",
    "ACTIONPLAN_EXAMPLE": "This installation is the example: its people are offered as buttons on the sign-in page",
    "ACTIONPLAN_DEMONSTRATION_CLOCK": "The pages use the example's clock instead of real time",
    "ACTIONPLAN_DEBUG": "Show the inside of an error to whoever meets it",
    "ACTIONPLAN_SECRET_KEY": "Signs sessions and forms; 50 random characters or more in production",
    "ACTIONPLAN_HOSTS": "The host names served, with commas",
    "DATABASE_URL": "The database, as `postgresql://user:word@host:5432/name` or `sqlite:///folder/file`",
    "ACTIONPLAN_OWNER_DATABASE_URL": "The same PostgreSQL database by the role that owns its tables: `migrate` uses it "
    "and then gives the role of `DATABASE_URL` what it needs. Not for the web server",
    "ACTIONPLAN_ONE_DATABASE_ROLE": "On PostgreSQL, serve a real record although the role of `DATABASE_URL` owns the "
    "tables, so that its password is enough to take their guards away",
    "ACTIONPLAN_LARGEST_FILE_MB": "The largest paper or piece of evidence that is kept, in megabytes",
    "ACTIONPLAN_MALWARE_SCANNER": "A command that reads a file on standard input and ends with 0 when it is clean and "
    "1 when it is not; with anything else, as without an answer, the file is not kept",
    "ACTIONPLAN_MALWARE_SCANNER_SECONDS": "How long the malware scanner may take over one file",
    "ACTIONPLAN_PROXIES": "How many proxies stand before the tracker and tell it who is asking",
    "ACTIONPLAN_HTTPS": "Send everybody to HTTPS, and mark cookies for it alone",
    "ACTIONPLAN_MAIL_HOST": "The mail server; with none, e-mail is written to the `outbox` folder of the data folder",
    "ACTIONPLAN_MAIL_PORT": "The mail server's port",
    "ACTIONPLAN_MAIL_FROM": "The address that e-mail comes from",
}
"""What each environment variable does."""

DEFAULTS = {
    "": "nothing",
    "ROOT / 'data'": "`data` in the project's folder",
    "EXAMPLE": "as `ACTIONPLAN_EXAMPLE`",
    "() if PRODUCTION else ('localhost', '127.0.0.1', '[::1]')": "this machine's own names; none in production",
    "DATA / 'actionplan.sqlite3'": "`actionplan.sqlite3` in the data folder",
    "DATABASES['default']": "none: one role does everything",
    "PRODUCTION": "as `ACTIONPLAN_PRODUCTION`",
    "'localhost' if PRODUCTION else ''": "none; `localhost` in production",
}
"""In words, what the code gives where a variable is not set."""

KINDS = {
    "text": "words",
    "flag": "yes or no",
    "number": "whole number",
    "words": "list with commas",
    "folder": "folder",
    "database": "address",
    "owner": "address",
}
"""What each reader of the settings takes."""

FIELDS = {
    Field.REFERENCE: "The action's own reference",
    Field.FINDING_REFERENCE: "The reference of the finding that the action answers",
    Field.FINDING: "The finding in words, perhaps with its reference at the start",
    Field.REQUIREMENT: "What the finding requires",
    Field.ACTION: "What will be done",
    Field.OWNER: "The one accountable post; further posts in the cell become contributors",
    Field.CONTRIBUTORS: "Other posts that work on it",
    Field.PARTNERS: "Organisations whose commitment it needs",
    Field.DUE: "When it is due, in any words",
    Field.FIRST_DUE: "When it was first to be due, where the date was moved since",
    Field.REVISED_DUE: "The date that it was moved to; where it is empty, the due date stands",
    Field.START: "When work begins",
    Field.RESOURCES: "What it costs or needs",
    Field.SUCCESS_MEASURE: "How success will be known",
    Field.PROGRESS: "What has happened",
    Field.IMPACT: "What difference it has made",
    Field.RATING: "How it stands: a word, a letter, a sign or the colour of the cell",
    Field.ORIGIN: "Where the action comes from",
    Field.AREA: "The theme that the row stands under",
    Field.ALSO_SERVES: "Further findings that it serves",
    Field.MONTHS: "A column of a month grid, headed by a month, a quarter or a week, with marks or colours below",
    Field.NOTES: "Words that are only kept with the action",
}
"""What each field of a sheet holds."""

LIMITS = {
    "file_bytes": "Size of the file",
    "text_bytes": "Size of a text table (.csv)",
    "unpacked_bytes": "Size of all that is unpacked from it",
    "part_bytes": "Size of one unpacked part",
    "rows": "Rows",
    "columns": "Columns",
    "cell_characters": "Characters in a cell",
    "all_characters": "Characters in all cells",
    "answer_characters": "Characters of what is read, as the reading process answers",
    "memory_bytes": "Memory of the process that reads it",
    "seconds": "Seconds that it may take",
}
"""What each limit of reading is called."""

LEGEND_MEANS = "The council's own sentence in the key beside one word: a state, or a step of impact."
"""What the settings of the key's words mean."""
