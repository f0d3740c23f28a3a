"""The papers for members: what they are made from, and a preview of the pack as the plan stands today."""

from functools import partial
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from actionplan import access
from actionplan.documents.appendix import compose_appendix
from actionplan.documents.composition import Document
from actionplan.documents.kinds import FileKind
from actionplan.documents.pack import compose
from actionplan.models import Plan
from actionplan.queries.pack import pack_content
from actionplan.queries.pack_restricted import restricted_content
from actionplan.views.doors import plan_page
from actionplan.views.papers import RESTRICTED, file_links, paper_file, paper_page
from actionplan.vocabulary import Permission

PREVIEW: Final = "Not published: a preview"


@plan_page(Permission.PUBLISH, Permission.KEEP_DOCUMENTS, Permission.READ_RESTRICTED)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The papers for members that the reader may open."""
    may = partial(access.may, request.user, on=request.day, plan=plan)
    shown = {
        "publishes": may(Permission.PUBLISH),
        "reads_restricted": may(Permission.READ_RESTRICTED),
        "pack_files": file_links(addresses(plan, "pack-file"), "the pack"),
        "appendix_files": file_links(addresses(plan, "restricted-appendix-file"), "the appendix"),
    }
    return render(request, "packs/list.html", shown)


@plan_page(Permission.PUBLISH)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The pack of today's position as a page, which says that it is not published."""
    files = addresses(plan, "pack-file")
    return paper_page(request, _preview(request, plan), files, back=_back(plan), back_words="Papers for members")


@plan_page(Permission.PUBLISH)
def as_a_file(request: HttpRequest, plan: Plan, kind: FileKind) -> HttpResponse:
    """The same pack as a file."""
    return paper_file(request, _preview(request, plan), kind, name=file_name(plan, "position", request))


@plan_page(Permission.READ_RESTRICTED)
def appendix(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The restricted appendix as a page, for who may read restricted words."""
    files = addresses(plan, "restricted-appendix-file")
    named = {"back": _back(plan), "back_words": "Papers for members"}
    return paper_page(request, _appendix(request, plan), files, **named, foot=RESTRICTED)


@plan_page(Permission.READ_RESTRICTED)
def appendix_as_a_file(request: HttpRequest, plan: Plan, kind: FileKind) -> HttpResponse:
    """The restricted appendix as a file."""
    return paper_file(request, _appendix(request, plan), kind, name=file_name(plan, "restricted-appendix", request))


def addresses(plan: Plan, page: str) -> dict[FileKind, str]:
    """Where a paper of the plan is as each kind of file."""
    return {kind: reverse(page, kwargs={"plan": plan.slug, "kind": kind}) for kind in FileKind}


def file_name(plan: Plan, what: str, request: HttpRequest) -> str:
    """What a file is called without its end: "southampton-city-council-ofsted-2014-position-2014-12-04"."""
    council = slugify(request.policy.council_name or plan.council)
    return f"{council}-{plan.slug}-{what}-{request.day.isoformat()}"


def _preview(request: HttpRequest, plan: Plan) -> Document:
    """The pack of today's position, marked as a preview."""
    content = pack_content(plan, on=request.day, policy=request.policy, is_example=settings.EXAMPLE)
    return compose(content, marking=PREVIEW)


def _appendix(request: HttpRequest, plan: Plan) -> Document:
    """The restricted appendix as the plan stands today."""
    return compose_appendix(restricted_content(plan, request.user, on=request.day))


def _back(plan: Plan) -> str:
    """The page that leads to all papers."""
    return reverse("reports", kwargs={"plan": plan.slug})
