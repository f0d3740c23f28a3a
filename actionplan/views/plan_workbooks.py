"""The plan and an empty template as workbooks to work in, which import again as they stand."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from actionplan.models import Plan
from actionplan.spreadsheet import export
from actionplan.spreadsheet.own_guidance import About
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = "This is the example plan. Its figures are illustrative."


@plan_page(Permission.IMPORT_PLAN)
def plan_as_xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every action in the plan's counts, to be edited and imported again. Restricted words are left out."""
    content, _ = export.plan_as_xlsx(plan, _about(request, plan))
    return _file(content, f"plan-{plan.slug}-{request.day.isoformat()}.xlsx")


@plan_page(Permission.IMPORT_PLAN)
def template_as_xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """An empty sheet with the plan's findings and the known posts to choose from, to be filled in and imported."""
    content, _ = export.template_as_xlsx(plan, _about(request, plan))
    return _file(content, f"template-{plan.slug}.xlsx")


def _about(request: HttpRequest, plan: Plan) -> About:
    """What the file says of itself."""
    council = request.policy.council_name or plan.council
    notes = (EXAMPLE,) if settings.EXAMPLE else ()
    return About(plan.title, council, request.now, request.user.name, notes=notes)


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
