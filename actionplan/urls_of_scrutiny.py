"""The addresses of meetings, of what members ask, recommend and are owed, and of the papers they are given."""

from django.urls import path, register_converter

from actionplan.views import (
    answers,
    matters,
    matters_said,
    meetings_kept,
    packs,
    papers,
    preparing,
    preparing_parts,
    published,
)
from actionplan.views import meetings as meetings_read

register_converter(matters.Matters, "matters")
register_converter(papers.FileKinds, "file")

meetings = [
    path("meetings/", meetings_read.list_all, name="meetings"),
    path("meetings/new/", meetings_kept.call, name="meeting-new"),
    path("meetings/bodies/new/", meetings_kept.add_body, name="body-new"),
    path("meetings/bodies/<slug:body>/", meetings_kept.change_body, name="body"),
    path("meetings/<slug:body>/<slug:day>/", meetings_read.show, name="meeting"),
    path("meetings/<slug:body>/<slug:day>/edit/", meetings_kept.move, name="meeting-edit"),
    path("meetings/<slug:body>/<slug:day>/cancel/", meetings_kept.cancel, name="meeting-cancel"),
    path("meetings/<slug:body>/<slug:day>/minutes/", meetings_kept.minute, name="meeting-minutes"),
    path("meetings/<slug:body>/<slug:day>/resolutions/new/", meetings_kept.resolve, name="resolution-new"),
    path("meetings/<slug:body>/<slug:day>/resolutions/<int:number>/", meetings_kept.correct, name="resolution"),
]

owed_to_members = [
    path("<slug:plan>/recommendations/", matters.recommendations, name="recommendations"),
    path("<slug:plan>/questions/", matters.questions, name="questions"),
    path("<slug:plan>/questions/new/", matters_said.ask, name="question-new"),
    path("<slug:plan>/<matters:kind>/<int:number>/", matters.show, name="matter"),
    path("<slug:plan>/<matters:kind>/<int:number>/answer/", answers.answer, name="matter-answer"),
    path("<slug:plan>/<matters:kind>/<int:number>/said/<int:said>/correct/", answers.correct, name="matter-correct"),
    path("<slug:plan>/<matters:kind>/<int:number>/follow-up/", matters_said.follow_up, name="matter-follow-up"),
    path("<slug:plan>/<matters:kind>/<int:number>/chase/", matters_said.chase, name="matter-chase"),
    path("<slug:plan>/<matters:kind>/<int:number>/close/", matters_said.close, name="matter-close"),
    path("<slug:plan>/<matters:kind>/<int:number>/take-back/", matters_said.take_back, name="matter-take-back"),
    path("<slug:plan>/<matters:kind>/<int:number>/who-answers/", matters_said.hand, name="matter-hand"),
]

papers_for_members = [
    path("<slug:plan>/reports/", packs.list_all, name="reports"),
    path("<slug:plan>/reports/pack.html", packs.show, name="pack"),
    path("<slug:plan>/reports/pack.<file:kind>", packs.as_a_file, name="pack-file"),
    path("<slug:plan>/reports/restricted-appendix.html", packs.appendix, name="restricted-appendix"),
    path(
        "<slug:plan>/reports/restricted-appendix.<file:kind>",
        packs.appendix_as_a_file,
        name="restricted-appendix-file",
    ),
]

published_positions = [
    path("<slug:plan>/published/", published.list_all, name="published"),
    path("<slug:plan>/published/new/", preparing.show, name="position-new"),
    path("<slug:plan>/published/new/preview/", preparing_parts.preview, name="position-preview"),
    path("<slug:plan>/published/new/words/<slug:section>/", preparing_parts.words, name="position-words"),
    path("<slug:plan>/published/new/clear/<slug:mark>/", preparing_parts.clear, name="position-clear"),
    path("<slug:plan>/published/new/figures/", preparing_parts.refresh, name="position-refresh"),
    path("<slug:plan>/published/new/take-over/", preparing_parts.take_over, name="position-take-over"),
    path("<slug:plan>/published/new/give-up/", preparing_parts.give_up, name="position-give-up"),
    path("<slug:plan>/published/new/publish/", preparing.publish, name="position-publish"),
    path("<slug:plan>/published/<slug:day>/", published.show_day, name="published-day"),
    path("<slug:plan>/published/<slug:day>/<int:edition>/", published.show, name="published-edition"),
    path("<slug:plan>/published/<slug:day>/<int:edition>/withdraw/", published.withdraw, name="position-withdraw"),
    path("<slug:plan>/published/<slug:day>/<int:edition>/pack.<file:kind>", published.as_a_file, name="published-file"),
]
