"""Words that name a child, wherever people can put them: for the tests of redaction."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection

from actionplan.commands import (
    comments,
    drafts,
    evidence,
    filters,
    findings,
    imports,
    matters,
    redaction,
    resolutions,
    scrutiny,
    staging,
    tags,
)
from actionplan.commands.answers import Reply
from actionplan.commands.evidence import Proof
from actionplan.commands.redaction import ask
from actionplan.commands.resolutions import Resolved
from actionplan.models import Change, Evidence, Person, Plan, RedactionRequest
from actionplan.queries.imports import version_of
from actionplan.vocabulary import (
    AnswerKind,
    AssuranceOutcome,
    DeliveryStatus,
    RedactionGround,
    ResolutionKind,
    Standing,
)
from tests.factories import Council
from tests.models.rows import a_full_row

NAME = "Zebedee Quillfeather"
"""Nobody's name, to be found wherever it stands."""
TYPED = "zebedee \u00a0\n QUILLFEATHER"
"""The same as somebody else typed it."""
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def spread(council: Council) -> Evidence:
    """Let the name stand in a row of every kind that people can write, in files, drafts, filters and sessions."""
    action = council.action(text=f"Ask {NAME} what helps", success_measure=f"{TYPED} says so")
    council.say(action, DeliveryStatus.AT_RISK, happened=f"We met {NAME}'s carer.", reason=f"It is {TYPED}.")
    council.claim(action)
    told = {"because": f"Agreed with {NAME}"}
    council.decide(action, AssuranceOutcome.RETURNED, **told)
    council.answer(council.ask(action, date(2015, 1, 31)))
    council.stand(council.action(), Standing.WITHDRAWN, because=f"It was for {NAME}")
    comments.say(action, f"Is {NAME} still here?", **council.by("owner"))
    tags.put(council.plan, [action], NAME[:20], **council.by())
    findings.add_source(council.plan, slug="other", name=f"The review of {NAME}", **council.by())
    proof = Proof(f"Letter of {NAME}", council.today)
    upload = ContentFile(PDF, name="Zebedee Quillfeather.pdf")
    kept = evidence.add(action, proof, upload=upload, **council.by("owner"))
    speak_to_members(council)
    take_in(council)
    keep_at_hand(council)
    return kept


def speak_to_members(council: Council) -> None:
    """A meeting that resolved something of the name, and a question about it with its answer."""
    body = scrutiny.add_body("panel", f"The panel on {NAME}", **council.by("democratic"))
    meeting = scrutiny.call_meeting(body, held_on=council.today, **council.by("democratic"))
    told = Resolved(ResolutionKind.RECOMMENDED, f"That {TYPED} be heard")
    resolutions.record(meeting, council.plan, told, **council.by("democratic"))
    question = matters.ask(council.plan, f"Where does {NAME} live?", **council.by("councillor"))
    kept = {"restricted_note": f"It is {TYPED}", "restricted_category": "1"}
    matters.answer(question, Reply(AnswerKind.ANSWER, f"{NAME} has moved.", **kept), **council.by("director"))


def take_in(council: Council) -> None:
    """An import whose rows say the name, and one that waits."""
    row = a_full_row(council)
    told: dict[str, Any] = {"at": council.tick(), "by": council.qa, "reading": {"rows": [[NAME]]}}
    staged = staging.stage(council.plan, content=b"a workbook", file_name=f"{NAME}.xlsx", **told)
    said = replace(row, text=f"Do it with {NAME}", said={"text": TYPED, NAME: ["x"]})
    imports.confirm(staged, [said], seen=version_of(council.plan), **council.by())
    staging.stage(council.plan, content=NAME.encode(), file_name="next.xlsx", **told | {"at": council.tick()})


def keep_at_hand(council: Council) -> None:
    """A draft, a filter and a session with the name."""
    drafts.keep("/ofsted-2014/a/", {"happened": [f"Saw {TYPED}"]}, by=council.owner, at=council.tick())
    filters.keep(
        council.plan, f"About {NAME}", "q=Zebedee+Quillfeather", is_shared=False, by=council.qa, at=council.tick()
    )
    session = SessionStore()
    session["typed"] = f"about {NAME}"
    session.save()
    cache.set("typed", NAME)


def asked(council: Council, who: str = "owner", **told: Any) -> RedactionRequest:
    """Somebody asks for the name to go."""
    defaults = {"ground": RedactionGround.CHILD, "where": "In an action and its updates", "words": NAME}
    return ask(council.plan, **{**defaults, **told}, **council.by(who))


def carried_out(council: Council, request: RedactionRequest, who: str = "director", **told: Any) -> Any:
    """Another person carries it out."""
    return redaction.carry_out(request, **told, **council.by(who))


def tables_with(*words: str) -> list[str]:
    """The tables in whose rows one of the words stands anywhere, whatever the columns are."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = "\n".join(" ".join(map(str, row)) for row in cursor.fetchall()).lower()
        if any(word.lower() in rows for word in words):
            found.append(table)
    return found


def a_request_in_the_example() -> RedactionRequest:
    """A request of the example's pathways manager that waits, made once."""
    before = RedactionRequest.objects.first()
    if before:
        return before
    by, at = Person.objects.get(email="pathways@example.org"), Change.objects.latest("number").at
    told: dict[str, Any] = {"ground": RedactionGround.CHILD, "where": "In action 4c-1", "because": "Pasted by mistake"}
    return ask(Plan.objects.get(), words="apprenticeship", by=by, at=at, **told)
