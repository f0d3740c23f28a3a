"""Every address, for every role, by every method: who is let in, who is turned away, and who is not told."""

import pytest
from django.test import Client
from django.urls import reverse

from actionplan import urls
from actionplan.models import Document, Import, Post
from tests.views.keys import keys_for

EVERYBODY = frozenset(
    ["qa", "asc", "pathways", "health", "councillor", "democratic", "director", "executive", "observer", "admin"]
)
PLAN_READERS = frozenset({"qa", "asc", "pathways", "director", "observer"})
RECORD_READERS = PLAN_READERS | {"admin"}
SCRUTINY_READERS = PLAN_READERS | {"councillor", "democratic", "executive"}
OWNERS = frozenset({"asc", "pathways", "health"})
ASKERS = OWNERS | {"qa", "director"}
KEEPERS = frozenset({"qa", "democratic"})
EDITING_THE_PLAN = (
    *(
        "sources",
        "source-new",
        "source",
        "finding-new",
        "finding-edit",
        "finding-withdraw",
        "action-new",
        "requirements",
    ),
    *("requirement-new", "requirement", "requirement-withdraw", "requirement-merge"),
    *("action-edit", "action-split", "action-merge"),
)
MEETINGS_KEPT = (
    *("meeting-new", "body-new", "body", "meeting-edit", "meeting-cancel", "meeting-minutes"),
    *("resolution-new", "resolution"),
)
KEPT_WORDS = ("term-new", "term", "term-withdraw", "glossary-usual")
KEPT_VOICES = ("voice-new", "voice", "voice-withdraw")
MATTERS_SAID = (
    *("question-new", "matter-answer", "matter-follow-up", "matter-chase", "matter-close"),
    *("matter-take-back", "matter-hand", "matter-correct"),
)
OPEN_WHEN_SET = ("published", "published-day", "published-edition", "published-file")
"""Pages that everybody may read while the council publishes openly, and of which a stranger is not told otherwise."""
PREPARING = (
    *("position-new", "position-preview", "position-words", "position-clear", "position-refresh"),
    *("position-take-over", "position-give-up", "position-publish", "position-withdraw"),
)

ALLOWED = {
    "home": EVERYBODY,
    "meetings": SCRUTINY_READERS,
    **dict.fromkeys(("audit", "audit-csv", "audit-xlsx", "audit-change"), RECORD_READERS),
    **dict.fromkeys(("plan-audit", "plan-audit-csv", "plan-audit-xlsx", "plan-audit-change"), RECORD_READERS),
    "glossary": EVERYBODY,
    **dict.fromkeys(KEPT_WORDS, KEEPERS),
    "voices": SCRUTINY_READERS,
    **dict.fromkeys(KEPT_VOICES, frozenset({"qa"})),
    "people": frozenset({"admin"}),
    "record": RECORD_READERS,
    **dict.fromkeys(("record-check", "record-seal"), frozenset({"qa", "admin"})),
    "settings": PLAN_READERS | {"admin"},
    "settings-set": frozenset({"qa", "admin"}),
    "short": EVERYBODY,
    "drafts": EVERYBODY,
    "mine": OWNERS,
    "overview": PLAN_READERS,
    "as-at-choose": SCRUTINY_READERS,
    "as-at": SCRUTINY_READERS,
    "findings": PLAN_READERS | {"health"},
    "finding": PLAN_READERS,
    "finding-history": PLAN_READERS,
    **dict.fromkeys(EDITING_THE_PLAN, frozenset({"qa"})),
    "inspection": SCRUTINY_READERS,
    "actions": PLAN_READERS | {"health"},
    "actions-csv": PLAN_READERS | {"health"},
    "actions-xlsx": PLAN_READERS | {"health"},
    "owners": PLAN_READERS,
    "owner": PLAN_READERS,
    "search": PLAN_READERS | {"health"},
    "filters": PLAN_READERS | {"health"},
    "filter-new": PLAN_READERS | {"health"},
    "filter-change": frozenset(),
    "owner-reassign": frozenset({"qa"}),
    "actions-change": frozenset({"qa"}),
    "actions-changed": frozenset({"qa"}),
    "organisations": PLAN_READERS,
    "organisation": PLAN_READERS | {"health"},
    "commitment": frozenset({"qa", "health"}),
    "post-holder": frozenset({"qa", "admin"}),
    "post-stand-in": frozenset({"qa", "admin"}),
    "stand-in-end": frozenset({"qa", "admin"}),
    "action": PLAN_READERS,
    "action-history": PLAN_READERS,
    "action-tags": frozenset({"qa"}),
    "progress-record": frozenset({"qa", "pathways"}),
    "date-ask": frozenset({"qa", "pathways"}),
    "date-take-back": frozenset({"qa", "pathways"}),
    "date-decide": frozenset({"qa", "director"}),
    "assurance": frozenset({"qa"}),
    "standing": frozenset({"qa"}),
    "progress-repeat": frozenset({"qa", "pathways"}),
    "progress-correct": frozenset({"qa", "pathways"}),
    "documents": SCRUTINY_READERS,
    "evidence": PLAN_READERS,
    "evidence-file": PLAN_READERS,
    "evidence-earlier-file": PLAN_READERS,
    **dict.fromkeys(("evidence-new", "evidence-change", "evidence-withdraw"), frozenset({"qa", "pathways"})),
    **dict.fromkeys(("comments", "comment-answer"), frozenset({"qa", "pathways", "director"})),
    "comment-take-back": frozenset({"qa"}),
    "document-new": KEEPERS,
    "document": KEEPERS,
    "document-withdraw": KEEPERS,
    "document-file": SCRUTINY_READERS,
    "document-earlier-file": SCRUTINY_READERS - {"councillor", "executive"},
    "report-text": SCRUTINY_READERS,
    "report-text-edit": KEEPERS,
    "reports": KEEPERS | {"director"},
    **dict.fromkeys(("pack", "pack-file"), KEEPERS),
    **dict.fromkeys(("restricted-appendix", "restricted-appendix-file"), frozenset({"qa", "director"})),
    **dict.fromkeys(("scrutiny", "scrutiny-since", "scrutiny-finding", "scrutiny-action"), SCRUTINY_READERS),
    **dict.fromkeys(("recommendations", "questions", "matter", "meeting"), SCRUTINY_READERS),
    **dict.fromkeys(MEETINGS_KEPT, KEEPERS),
    **dict.fromkeys(("matter-chase", "matter-close", "matter-hand"), KEEPERS),
    **dict.fromkeys(("question-new", "matter-follow-up"), frozenset({"councillor", "democratic"})),
    **dict.fromkeys(OPEN_WHEN_SET, SCRUTINY_READERS),
    **dict.fromkeys(PREPARING, KEEPERS),
    "matter-take-back": frozenset({"councillor"}),
    **dict.fromkeys(("matter-answer", "matter-correct"), KEEPERS | {"director", "asc"}),
    **dict.fromkeys(("changes", "changes-csv", "changes-xlsx"), PLAN_READERS),
    "redactions": ASKERS,
    "redaction-new": ASKERS,
    "redaction": frozenset(),
    "redaction-backups": frozenset({"qa", "director", "admin"}),
    "backup-destroyed": frozenset(),
    "qa": frozenset({"qa"}),
    "chase": frozenset({"qa"}),
    "imports": frozenset({"qa"}),
    "plan-xlsx": frozenset({"qa"}),
    "template-xlsx": frozenset({"qa"}),
    "import-upload": frozenset({"qa"}),
    "import": frozenset({"qa"}),
    "import-answer": frozenset({"qa"}),
    "import-confirm": frozenset({"qa"}),
    "import-cancel": frozenset({"qa"}),
    "import-read": frozenset({"qa"}),
    "import-columns": frozenset({"qa"}),
    "import-row": frozenset({"qa"}),
    "import-undo": frozenset({"qa"}),
}
"""Who may open each address; 4c-2 is of the post that pathways@ holds, and of a finding closed to partners.

Question 2 is owed by the post that asc@ holds, and was asked by councillor@; question 1 was answered by asc@."""

FORMS_OF_PAPERS = {"document-new", "document", "document-withdraw", "report-text-edit"}
POST_ONLY = {"import-confirm", "import-cancel", "import-read"}
FORMS_OF_IMPORTS = {"import-upload", "import-answer", "import-columns", "import-row", "import-undo"}
OF_MANY = {"owner-reassign", "actions-change", "action-tags", "filter-new", "filter-change"}
KEEPING = OF_MANY | {"commitment", "post-holder", "post-stand-in", "stand-in-end"}
DECIDING = {"date-ask", "date-take-back", "date-decide", "assurance", "standing"}
BESIDE_AN_ACTION = {"evidence-new", "evidence-change", "evidence-withdraw"}
TALK = {"comments", "comment-answer", "comment-take-back"}
FORMS_OF_PROGRESS = {"drafts", "progress-record", "progress-repeat", "progress-correct", *BESIDE_AN_ACTION, *TALK}
REMOVING = {"redaction-new", "redaction", "backup-destroyed"}
EDITS = set(EDITING_THE_PLAN) - {"sources"}
TAKES_POST = (
    REMOVING
    | EDITS
    | POST_ONLY
    | KEEPING
    | DECIDING
    | set(MEETINGS_KEPT)
    | set(MATTERS_SAID)
    | {*KEPT_WORDS, *KEPT_VOICES}
    | (set(PREPARING) - {"position-preview"})
    | {"settings-set", "record-check", "record-seal", *FORMS_OF_PROGRESS, *FORMS_OF_IMPORTS, *FORMS_OF_PAPERS}
)
NOT_TOLD = {
    "filter-change": PLAN_READERS | {"health"},
    "redaction": ASKERS,
    "backup-destroyed": {"qa", "director", "admin"},
    "document-earlier-file": {"councillor", "executive"},
    **{key: {"health"} for key in ("evidence", "evidence-file", "evidence-earlier-file", *BESIDE_AN_ACTION, *TALK)},
    "finding": {"health"},
    "action": {"health"},
    "action-history": {"health", "admin"},
    "finding-history": {"health", "admin"},
    **{name: {"health"} for name in ("date-ask", "date-take-back")},
    **{name: {"health"} for name in ("progress-record", "progress-repeat", "progress-correct")},
}
"""Who is answered as if it were not there, rather than told that it is."""


def address(name: str) -> str:
    """An address of the example by its name."""
    if name == "short":
        return "/findings/"
    imported = Import.objects.first()
    number = imported.pk if imported else 1
    if name.startswith("document"):
        number = a_paper().pk
    given = {"plan": "ofsted-2014", "finding": "4c", "action": "4c-2", "number": number, "post": a_post()}
    given |= {"fingerprint": a_file_that_was_replaced(), "section": "reasons", "group": "council", "day": "2014-11-20"}
    given |= keys_for(name)
    pattern = next(one for one in urls.council + urls.plan if one.name == name).pattern
    return reverse(name, kwargs={key: given[key] for key in pattern.converters})


def a_post() -> int:
    """A post that owns something."""
    owning = Post.objects.filter(actions__isnull=False).first()
    return owning.pk if owning else 1


def a_paper() -> Document:
    """A paper with a file that took the place of another."""
    return Document.objects.filter(version__gt=1).first() or Document(pk=1)


def a_file_that_was_replaced() -> str:
    first = a_paper().history.order_by("history_id").first()
    return first.fingerprint if first else "0"


def names() -> list[str]:
    return [pattern.name for pattern in urls.urlpatterns]


def test_the_matrix_names_every_address():
    assert set(names()) == set(ALLOWED)


def test_every_page_names_the_permissions_that_open_it():
    unguarded = {one.name for one in urls.council + urls.plan if not getattr(one.callback, "needs", ())}
    assert unguarded == {"home", "drafts", "glossary"}


@pytest.mark.parametrize("name", sorted(set(ALLOWED) - POST_ONLY))
@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_an_address_opens_for_those_allowed_and_no_others(signed_in, name, who):
    answer = signed_in(f"{who}@example.org").get(address(name))
    answer.getvalue()
    if who in ALLOWED[name]:
        assert answer.status_code in (200, 302)
        assert "login" not in answer.headers.get("Location", "")
    else:
        assert answer.status_code == (404 if who in NOT_TOLD.get(name, ()) else 403)


@pytest.mark.parametrize("name", sorted(POST_ONLY))
@pytest.mark.parametrize("who", sorted(EVERYBODY - {"qa"}))
def test_only_the_qa_unit_may_send_the_imports_forms(signed_in, name, who):
    assert signed_in(f"{who}@example.org").post(address(name)).status_code == 403


@pytest.mark.parametrize("name", sorted(POST_ONLY))
def test_who_comes_to_a_form_that_only_sends_is_led_back_to_its_import(signed_in, name):
    answer = signed_in("qa@example.org").get(address(name))
    assert (answer.status_code, answer.headers["Location"]) == (302, address("import"))


@pytest.mark.parametrize("name", sorted(set(ALLOWED) - TAKES_POST))
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_to_read_takes_nothing(signed_in, name, method):
    assert getattr(signed_in("qa@example.org"), method)(address(name)).status_code in (403, 405)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_stranger_is_asked_to_sign_in_and_led_back(told, db, name):
    if name == "short":
        return
    answer = Client().get(address(name))
    if name in OPEN_WHEN_SET:
        assert answer.status_code == 404
        return
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={address(name)}"


def test_a_short_address_leads_to_the_current_plan_and_keeps_the_question(signed_in):
    answer = signed_in("qa@example.org").get("/actions/4c-2/?from=mail")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ofsted-2014/actions/4c-2/?from=mail")


@pytest.mark.parametrize("plan", ["//evil.example", "no-such-plan"])
def test_an_unknown_plan_is_not_found(signed_in, plan):
    assert signed_in("qa@example.org").get(f"/{plan}/overview/").status_code == 404


@pytest.mark.parametrize(
    ("who", "page"),
    {
        "qa": "/ofsted-2014/qa/",
        "asc": "/ofsted-2014/mine/",
        "pathways": "/ofsted-2014/mine/",
        "health": "/ofsted-2014/mine/",
        "councillor": "/ofsted-2014/scrutiny/",
        "executive": "/ofsted-2014/scrutiny/",
        "director": "/ofsted-2014/overview/",
        "observer": "/ofsted-2014/overview/",
        "democratic": "/meetings/",
        "admin": "/people/",
    }.items(),
)
def test_each_role_comes_to_its_own_first_page(signed_in, who, page):
    answer = signed_in(f"{who}@example.org").get("/", follow=True)
    assert answer.redirect_chain[-1][0] == page
    assert answer.status_code == 200


def test_no_page_may_be_kept_by_a_shared_cache(signed_in):
    answer = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/")
    assert {"private", "no-store"} <= {part.strip() for part in answer.headers["Cache-Control"].split(",")}
