"""Every address there is, for every row that may stand in it: read from the addresses and the rows themselves."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

from django.db.models import Max
from django.urls import reverse

from actionplan import urls
from actionplan.models import (
    Action,
    Answer,
    Change,
    Comment,
    Document,
    Evidence,
    Finding,
    Matter,
    Post,
    PublishedPosition,
    RedactionRequest,
    SavedFilter,
    StagedImport,
    Voice,
)
from actionplan.vocabulary import ReportSection
from config import clock
from tests.views.test_addresses import TAKES_POST, address, names

PLAN = "ofsted-2014"
ASKED = "QQRESTRICTED"
"""What searches ask for: a page may say what it was asked, and tells more only where it found the word itself."""
Row = dict[str, Any]
PLANTED_BY = (
    "actions.add",
    "comments.",
    "documents.",
    "evidence.",
    "findings.add",
    "matters.answer",
    "progress.",
    "redaction.",
    "voices.",
)
"""How the commands begin that wrote restricted words, or words that officers keep to themselves."""
SEARCHED = {"plan"}
SHOWN_AS_AT = {"plan", "finding", "action", "post", "organisation"}
"""The parts of addresses of pages that may take a day."""


def _files(rows: Iterable[Any], **named: str) -> list[Row]:
    """The versions of what may have a file."""
    columns = [*named.values(), "fingerprint"]
    return [dict(zip((*named, "fingerprint"), row, strict=True)) for row in rows.values_list(*columns).distinct()]


def _evidence() -> list[Row]:
    """Every version of the evidence of what is planted."""
    slugs = dict(Action.objects.values_list("pk", "slug"))
    rows = _files(Evidence.history.filter(action__reference__startswith="4z"), action="action_id", number="id")
    return [row | {"action": slugs[row["action"]], "fingerprint": row["fingerprint"] or "0"} for row in rows]


def _documents() -> list[Row]:
    """Every version of every paper."""
    return [row | {"fingerprint": row["fingerprint"] or "0"} for row in _files(Document.history, number="id")]


def _numbers(model: Any, column: str = "pk", **only: Any) -> list[Row]:
    """The rows of a kind by what names them in addresses."""
    return [{"number": one} for one in model.objects.filter(**only).values_list(column, flat=True)]


def _changes() -> list[Row]:
    """The last change of each command that planted something."""
    rows = Change.objects.order_by().values_list("command").annotate(last=Max("number"))
    return [{"number": last} for command, last in rows if command.startswith(PLANTED_BY)]


def _positions() -> list[Row]:
    """Every published position, in each form but PDF."""
    rows = PublishedPosition.objects.values_list("published_on", "edition")
    kinds = ("docx", "xlsx")
    return [{"day": day.isoformat(), "edition": edition, "kind": kind} for (day, edition), kind in product(rows, kinds)]


def _matters() -> list[Row]:
    """The questions and recommendations to which something was answered in part, and the first."""
    rows = Matter.objects.exclude(answers__restricted_note="") | Matter.objects.filter(number=1)
    return [{"kind": kind, "number": number} for kind, number in rows.values_list("kind", "number").distinct()]


def _answers() -> list[Row]:
    """What was answered in part."""
    rows = Answer.objects.exclude(restricted_note="").filter(corrects=None)
    told = rows.values_list("matter__kind", "matter__number", "sequence")
    return [{"kind": kind, "number": number, "said": said} for kind, number, said in told]


ROWS: dict[str, Callable[[], list[Row]]] = {
    "audit-change": _changes,
    "comment-": lambda: [
        {"action": "4z-1", "number": one} for one in Comment.objects.values_list("sequence", flat=True).distinct()
    ],
    "document": _documents,
    "evidence-": _evidence,
    "filter-": lambda: _numbers(SavedFilter),
    "import": lambda: _numbers(StagedImport),
    "matter": _matters,
    "matter-correct": _answers,
    "owner": lambda: [
        {"post": pk} for pk in Post.objects.filter(actions__reference__startswith="4z").values_list("pk", flat=True)
    ],
    "pack-file": lambda: [{"kind": kind} for kind in ("docx", "xlsx")],
    "plan-audit-change": _changes,
    "position-words": lambda: [{"section": one.value} for one in ReportSection],
    "position-withdraw": _positions,
    "progress-correct": lambda: [{"action": one, "number": 1} for one in _planted(Action)],
    "published": _positions,
    "redaction": lambda: _numbers(RedactionRequest),
    "restricted-appendix-file": lambda: [{"kind": kind} for kind in ("docx", "xlsx")],
    "voice": lambda: _numbers(Voice),
}
"""By how the name of an address begins: the rows that may stand in it; of all others, what is planted."""


def _planted(model: Any) -> list[str]:
    """The findings or actions that are planted."""
    words = {"reference__regex": "^[49]z"}
    return list(model.objects.filter(**words).values_list("slug", flat=True))


def keys_of(name: str, parts: set[str]) -> list[Row]:
    """What may stand in an address of this name, with these parts."""
    found = next((rows for begins, rows in sorted(ROWS.items(), reverse=True) if name.startswith(begins)), None)
    rows = found() if found else []
    if not any(parts <= set(row) for row in rows):
        choices = {"finding": _planted(Finding), "action": _planted(Action), "day": [clock.today().isoformat()]}
        of_each = [[(part, one) for one in choices.get(part, [])] for part in sorted(parts)]
        rows = [dict(row) for row in product(*of_each)]
    return [{part: row[part] for part in parts} for row in rows if parts <= set(row)]


def every_address() -> set[str]:
    """Every address, with every question that leads to what is planted: searched, as at today, and of one thing."""
    found = {"/no-such-page/", f"/{PLAN}/no-such-page/", f"/{PLAN}/published/2001-01-01/", *map(address, names())}
    for one in urls.council + urls.plan:
        parts = set(one.pattern.converters)
        for keys in keys_of(one.name, parts - {"plan"}):
            page = reverse(one.name, kwargs=keys | ({"plan": PLAN} if "plan" in parts else {}))
            found |= {page, *(f"{page}?{asked}" for asked in questions(one.name, parts))}
    return found


def questions(name: str, parts: set[str]) -> list[str]:
    """What is asked of an address beside the page itself: words, a day, and what its lists are narrowed by."""
    day = clock.today().isoformat()
    if name in TAKES_POST:
        return []
    asked = [f"q={ASKED}"] if parts <= SEARCHED else []
    asked += [f"as-at={day}"] if parts <= SHOWN_AS_AT else []
    of_one = {"audit": [f"thing={one}" for one in ("4z", "4z-1", "4z-2")], "changes": [f"from={day}"]}
    asked += [one for begins, those in of_one.items() if begins in name for one in those if parts <= SEARCHED]
    if name == "scrutiny":
        asked += ["list=all", f"list=all&as-at={day}", "finding=4z", "since=2014-10-22"]
    return asked


def every_form() -> set[str]:
    """Every address that takes a form, of what is planted."""
    found = set()
    for one in urls.council + urls.plan:
        parts = set(one.pattern.converters)
        if one.name in TAKES_POST:
            keys = keys_of(one.name, parts - {"plan"})[:3]
            plan = {"plan": PLAN} if "plan" in parts else {}
            found |= {address(one.name), *(reverse(one.name, kwargs=key | plan) for key in keys)}
    return found
