"""Figures. `i-tal/` is open to all; the rest is for those who run a programme, help it or pay for it."""

from django.urls import path

from sideomside.reports.views import giving, grant_report, live, lots, openly, released, template

app_name = "reports"
urlpatterns = [
    path("tal/", live.overview, name="overview"),
    path("tal/ventetid/", live.flow, name="flow"),
    path("tal/forloeb/", live.courses, name="courses"),
    path("tal/peers/", live.peers, name="peers"),
    path("tal/svar/", live.answers, name="answers"),
    path("tal/lod/", lots.lots, name="lots"),
    path("tal/rapporter/", released.releases, name="releases"),
    path("tal/rapporter/ny/", released.new, name="new"),
    path("tal/rapport/<uuid:release_id>/", released.release, name="release"),
    path("tal/rapport/<uuid:release_id>/fil/", released.take, name="take"),
    path("tal/tilskud/", giving.grants, name="grants"),
    path("tal/tilskud/nyt/", giving.new_grant, name="new_grant"),
    path("tal/tilskud/<uuid:grant_id>/", giving.grant, name="grant"),
    path("tal/tilskud/<uuid:grant_id>/ret/", giving.change_grant, name="change_grant"),
    path("tal/tilskud/<uuid:grant_id>/overskrifter/", template.template, name="template"),
    path("tal/tilskud/<uuid:grant_id>/rapport/", grant_report.report, name="grant_report"),
    path("i-tal/", openly.in_figures, name="in_figures"),
]
