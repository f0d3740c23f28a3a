"""The addresses: a plan's pages under its own name, the council's beside them, and short ones that lead there."""

from django.urls import path, re_path

from actionplan.views import (
    action_lists,
    actions,
    assurance,
    commitments,
    dates,
    document_files,
    documents,
    drafts,
    findings,
    home,
    imports,
    imports_answers,
    imports_columns,
    imports_progress,
    imports_result,
    imports_rows,
    inspection,
    meetings,
    mine,
    organisations,
    overview,
    owners,
    people,
    plan_workbooks,
    posts,
    progress,
    progress_again,
    qa,
    report_text,
    scrutiny,
    settings,
    standing,
)
from actionplan.views.doors import to_current_plan

council = [
    path("", home.show, name="home"),
    path("meetings/", meetings.list_all, name="meetings"),
    path("drafts/", drafts.keep, name="drafts"),
    path("people/", people.list_all, name="people"),
    path("people/posts/<int:post>/holder/", posts.hand_over, name="post-holder"),
    path("people/posts/<int:post>/stand-ins/new/", posts.name_stand_in, name="post-stand-in"),
    path("people/stand-ins/<int:stand_in>/end/", posts.end_stand_in, name="stand-in-end"),
    path("settings/", settings.show, name="settings"),
    path("settings/<slug:group>/", settings.set_group, name="settings-set"),
]

short = [
    re_path(
        r"^actions\.(?:csv|xlsx)$"
        r"|^(?:mine|overview|findings|inspection|actions|owners|organisations|qa|imports|scrutiny|documents|reports)"
        r"/(?:.*/)?$",
        to_current_plan,
        name="short",
    ),
]

plan = [
    path("<slug:plan>/mine/", mine.show, name="mine"),
    path("<slug:plan>/overview/", overview.show, name="overview"),
    path("<slug:plan>/findings/", findings.list_all, name="findings"),
    path("<slug:plan>/findings/<slug:finding>/", findings.show, name="finding"),
    path("<slug:plan>/inspection/", inspection.show, name="inspection"),
    path("<slug:plan>/actions/", action_lists.list_all, name="actions"),
    path("<slug:plan>/actions.csv", action_lists.as_csv, name="actions-csv"),
    path("<slug:plan>/actions.xlsx", action_lists.as_xlsx, name="actions-xlsx"),
    path("<slug:plan>/actions/<slug:action>/", actions.show, name="action"),
    path("<slug:plan>/actions/<slug:action>/history/", actions.history, name="action-history"),
    path("<slug:plan>/actions/<slug:action>/progress/new/", progress.record, name="progress-record"),
    path("<slug:plan>/actions/<slug:action>/progress/no-change/", progress_again.repeat, name="progress-repeat"),
    path(
        "<slug:plan>/actions/<slug:action>/progress/<int:number>/correct/",
        progress_again.correct,
        name="progress-correct",
    ),
    path("<slug:plan>/actions/<slug:action>/date/new/", dates.ask, name="date-ask"),
    path("<slug:plan>/actions/<slug:action>/date/take-back/", dates.take_back, name="date-take-back"),
    path("<slug:plan>/actions/<slug:action>/date/decide/", dates.decide, name="date-decide"),
    path("<slug:plan>/actions/<slug:action>/assurance/", assurance.decide, name="assurance"),
    path("<slug:plan>/actions/<slug:action>/standing/", standing.decide, name="standing"),
    path("<slug:plan>/actions/<slug:action>/partners/<int:organisation>/", commitments.record, name="commitment"),
    path("<slug:plan>/owners/", owners.list_all, name="owners"),
    path("<slug:plan>/owners/<int:post>/", owners.show, name="owner"),
    path("<slug:plan>/documents/", documents.list_all, name="documents"),
    path("<slug:plan>/documents/new/", documents.add, name="document-new"),
    path("<slug:plan>/documents/<int:number>/", documents.change, name="document"),
    path("<slug:plan>/documents/<int:number>/withdraw/", documents.stand, name="document-withdraw"),
    path("<slug:plan>/documents/<int:number>/file/", document_files.now, name="document-file"),
    path(
        "<slug:plan>/documents/<int:number>/files/<slug:fingerprint>/",
        document_files.earlier,
        name="document-earlier-file",
    ),
    path("<slug:plan>/reports/text/", report_text.show, name="report-text"),
    path("<slug:plan>/reports/text/<slug:section>/", report_text.edit, name="report-text-edit"),
    path("<slug:plan>/organisations/", organisations.list_all, name="organisations"),
    path("<slug:plan>/organisations/<int:organisation>/", organisations.show, name="organisation"),
    path("<slug:plan>/scrutiny/", scrutiny.show, name="scrutiny"),
    path("<slug:plan>/qa/", qa.show, name="qa"),
    path("<slug:plan>/imports/", imports.list_all, name="imports"),
    path("<slug:plan>/imports/new/", imports.upload, name="import-upload"),
    path("<slug:plan>/imports/plan.xlsx", plan_workbooks.plan_as_xlsx, name="plan-xlsx"),
    path("<slug:plan>/imports/template.xlsx", plan_workbooks.template_as_xlsx, name="template-xlsx"),
    path("<slug:plan>/imports/<int:number>/", imports.show, name="import"),
    path("<slug:plan>/imports/<int:number>/answers/", imports_answers.answer, name="import-answer"),
    path("<slug:plan>/imports/<int:number>/confirm/", imports.confirm, name="import-confirm"),
    path("<slug:plan>/imports/<int:number>/cancel/", imports.cancel, name="import-cancel"),
    path("<slug:plan>/imports/<int:number>/read/", imports_progress.read_again, name="import-read"),
    path("<slug:plan>/imports/<int:number>/columns/", imports_columns.say, name="import-columns"),
    path("<slug:plan>/imports/<int:number>/rows/<int:sheet>/<int:row>/", imports_rows.edit, name="import-row"),
    path("<slug:plan>/imports/<int:number>/undo/", imports_result.undo, name="import-undo"),
]

urlpatterns = council + short + plan
