"""Every page of the main job as somebody who uses it: axe finds nothing and nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.rows_in_addresses import keys_of_rows, prepare_a_position

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = [
    "actions/4b-3/progress/new/?at=2&of=6",
    "actions/4b-3/progress/no-change/",
    "actions/4c-1/progress/no-change/",
    "actions/4c-1/progress/1/correct/",
    *("actions/4c-5/evidence/new/?update=3", "actions/4c-5/evidence/{evidence}/"),
    "actions/4c-5/evidence/{evidence}/withdraw/",
    *("actions/4c-1/comments/", "actions/4c-5/comments/1/answer/", "actions/4c-1/comments/2/take-back/"),
]
OWNERS = ["owners/", "owners/?sort=workload", "owners/{post}/", "owners/{stood_in_for}/", "organisations/"]
KEEPING = ["organisations/{organisation}/", "/people/posts/{post}/holder/"]
COMMITMENTS = ["organisations/{organisation}/", "actions/9b-2/partners/{organisation}/", "actions/9b-2/history/"]
POSTS = ["/people/posts/{post}/stand-ins/new/", "/people/stand-ins/{stand_in}/end/"]
LISTS = ["actions/?state=overdue&sort=-due", "actions/?finding=4a&finding=4c&owner=0&state=purple", "actions/?page=2"]
OF_MANY = ["changes/new/", "changes/new/?all=1&finding=4c", "changes/{change}/", "owners/{post}/reassign/"]
TAGS = ["actions/4c-2/tags/", "search/?q=care+leavers", "search/", "filters/", "filters/new/?due=overdue"]
DECIDED = ["actions/4c-3/assurance/", "actions/4a-1/assurance/", "actions/9d-2/standing/", "actions/4b-1/date/decide/"]
PAPERS = [
    *("documents/new/", "documents/{paper}/", "documents/{paper}/withdraw/", "reports/text/brief_summary/"),
    *("reports/", "reports/pack.html", "reports/restricted-appendix.html"),
]
IMPORTS = ["imports/", "imports/new/", "imports/{imported}/", "imports/{imported}/undo/"]
ASKED = [
    *("scrutiny/?list=all", "scrutiny/?state=overdue&finding=4c&course=off_course"),
    *("scrutiny/?since=2014-10-22&became=later&travel=worse", "scrutiny/since/?since=2014-10-22&until=2014-11-27"),
    *("scrutiny/findings/4c/", "scrutiny/findings/9c/?as-at=2014-11-20", "scrutiny/actions/4c-2/"),
    "scrutiny/actions/4e-4/",
]
CHANGES = ["plan/changes/?from=2014-10-22&to=2014-11-27", "plan/changes/?from=2014-09-22", "plan/changes/?from=x"]
EDITING = [
    *("actions/4c-1/edit/", "actions/4c-1/split/", "actions/4c-1/merge/", "actions/4c-1/merge/?take=4c-4&more=4b-2"),
    *("findings/new/", "findings/4c/edit/", "findings/4c/withdraw/", "findings/4c/history/"),
    "findings/4c/actions/new/",
    *("findings/4c/requirements/", "findings/4c/requirements/new/", "findings/4c/requirements/{requirement}/"),
    "findings/4c/requirements/{requirement}/withdraw/",
    "findings/4c/requirements/{requirement}/merge/",
    *("findings/sources/", "findings/sources/new/", "findings/sources/service/"),
]

HELD = "/meetings/scrutiny-panel/2014-11-27/"
OWED = [
    *("recommendations/", "recommendations/?state=taken_back", "questions/", "questions/1/", "recommendations/1/"),
    *("questions/new/?action=4c-2", "questions/1/follow-up/", "questions/2/take-back/"),
    *("/meetings/", "/meetings/scrutiny-panel/2014-11-27/", "/meetings/scrutiny-panel/2014-12-17/"),
]
KEPT_FOR_MEMBERS = [
    *("questions/2/", "questions/2/answer/", "questions/2/chase/", "questions/2/who-answers/", "questions/1/close/"),
    *("questions/1/said/1/correct/", "recommendations/1/said/1/correct/"),
    *("/meetings/", "/meetings/new/", "/meetings/bodies/new/", "/meetings/bodies/lscb/"),
    *(f"/meetings/scrutiny-panel/2014-12-17/{one}/" for one in ("edit", "cancel")),
    *(
        f"/meetings/scrutiny-panel/2014-11-27/{one}/"
        for one in ("minutes", "resolutions/new", "resolutions/{resolved}")
    ),
]

PUBLISHED = ["published/", "published/new/", "published/2014-10-14/", "published/2014-10-14/1/withdraw/"]
FIRST_PREPARED = "published/new/preview/"
"""Before this page is visited, democratic services begin to prepare a position."""
PREPARED = [
    *(FIRST_PREPARED, "published/", "published/new/", "published/new/words/reasons/"),
    *("published/new/clear/{mark}/", "published/2014-10-14/1/withdraw/"),
]

REMOVING = ["redactions/", "redactions/new/?where=Action+4c-1", "redactions/{redaction}/"]

AUDIT = [
    "/audit/",
    "/audit/?thing=4c-2&kind=purple",
    "/audit/?import={imported}",
    "audit/?thing=zzz",
    "audit/{change}/",
]

THEN = [
    *(
        "overview/?as-at=2014-11-20",
        "findings/?as-at=2014-11-20&state=at_risk",
        "actions/?as-at=2014-11-20&due=overdue",
    ),
    *("findings/4c/?as-at=2014-11-20", "actions/4c-2/?as-at=2014-12-04", "actions/4c-2/?as-at=2014-09-25"),
    *("plan/as-at/", "plan/as-at/2014-11-20/", "plan/as-at/2014-11-31/"),
]

WORDS = [
    *("voices/", "voices/new/", "voices/{voice}/", "voices/{voice}/withdraw/"),
    *("/glossary/", "/glossary/new/", "/glossary/{term}/", "/glossary/{term}/withdraw/"),
]

PAGES = {
    "": ["/accounts/login/", "/accounts/password/reset/", "/no-such-page/"],
    "democratic": [
        *PUBLISHED,
        *KEPT_FOR_MEMBERS,
        *("documents/", "documents/{last_paper}/", "reports/text/"),
        *PREPARED,
    ],
    "qa": [
        "published/new/",
        "qa/",
        "qa/chase/",
        *IMPORTS,
        "overview/",
        "actions/4c-2/",
        "actions/4c-2/progress/new/",
        *LISTS,
        *DECIDED,
        *OF_MANY,
        *TAGS,
        *OWNERS,
        *KEEPING,
        *PAPERS,
        *EDITING,
        *REMOVING,
        *WORDS,
    ],
    "pathways": [
        "mine/",
        "actions/4c-5/",
        "actions/4c-1/history/",
        "actions/4c-1/progress/new/",
        "actions/4c-2/date/new/",
        "findings/4c/",
        *OWN,
    ],
    "health": ["mine/", "findings/", "findings/?state=on_course&theme=x", "actions/", "findings/9a/", *COMMITMENTS],
    "councillor": [
        "scrutiny/",
        *("voices/", "/glossary/"),
        *ASKED,
        "scrutiny/?as-at=2014-11-20",
        "inspection/",
        "documents/",
        "reports/text/",
        *OWED,
        *("published/", "published/2014-10-14/"),
        "overview/",
    ],
    "executive": ["recommendations/", "recommendations/2/answer/"],
    "observer": [*THEN, *CHANGES, *AUDIT, "overview/", "findings/", "actions/", "actions/9c-1/"],
    "admin": [
        "/people/",
        "/record/",
        "/record/seal/",
        *POSTS,
        "/settings/",
        *(f"/settings/{one}/" for one in ("thresholds", "members", "council", "legend")),
    ],
}
"""For each person, pages of the plan or (from the root) of the council; one of each is a page they may not open."""

REFUSED = {
    ("observer", "/ofsted-2014/actions/4c-2/?as-at=2014-09-25"): 404,
    ("observer", "/ofsted-2014/plan/as-at/2014-11-31/"): 422,
    ("", "/no-such-page/"): 404,
    ("observer", "/ofsted-2014/plan/changes/?from=x"): 422,
    ("councillor", "/ofsted-2014/overview/"): 403,
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}


def visits() -> Iterator[tuple[str, str]]:
    """Each person with each address of theirs."""
    keys = keys_of_rows()
    for who, pages in PAGES.items():
        for page in pages:
            if page == FIRST_PREPARED:
                keys["mark"] = prepare_a_position()
            address = page.format(**keys)
            yield who, address if address.startswith("/") else f"/ofsted-2014/{address}"


def problems_on(page) -> list[str]:
    """What axe finds, and whether the page is wider than a small phone."""
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations]
    page.set_viewport_size(NARROW)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.set_viewport_size(WIDE)
    return found + ([f"{wider} pixels too wide at 320"] if wider > 0 else [])


def test_every_page_is_accessible_and_fits_a_phone(page, served):
    found = {}
    signed_in_as = ""
    for who, address in visits():
        if who != signed_in_as:
            page.context.clear_cookies()
            page.goto(f"{served}/accounts/login/")
            page.locator(f"button[value='{who}@example.org']").click()
            signed_in_as = who
        answer = page.goto(f"{served}{address}")
        assert answer.status == REFUSED.get((who, address), 200), address
        problems = problems_on(page)
        if problems:
            found[f"{who} {address}"] = problems
    assert found == {}
