from django.urls import path

from sideomside.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("min-side/hvor-er-du/", views.where, name="where"),
    path("min-side/hvor-er-du/begynd/", views.begin, name="begin"),
    path("min-side/hvor-er-du/valg/", views.choose, name="choose"),
    path("min-side/hvor-er-du/svar/", views.over_time, name="over_time"),
    path("min-side/hvor-er-du/svar/hent/", views.take_along, name="take_along"),
    path("min-side/hvor-er-du/eget/", views.aims, name="aims"),
    path("min-side/hvor-er-du/eget/<uuid:item>/", views.aim, name="aim"),
    path("min-side/hvor-er-du/<uuid:sitting_id>/doer/", views.door, name="door"),
    path("min-side/hvor-er-du/<uuid:sitting_id>/tak/", views.thanks, name="thanks"),
    path("min-side/hvor-er-du/<uuid:sitting_id>/mere/<uuid:instrument_id>/", views.go_on, name="go_on"),
    path("min-side/hvor-er-du/<uuid:sitting_id>/<str:number>/", views.question, name="question"),
    path("tager-med/<uuid:person_id>/", views.brought, name="brought"),
    path("huset/hvornaar-vi-spoerger/<uuid:programme_id>/", views.cadence, name="cadence"),
    path("huset/spoergeskemaer/", views.instruments, name="instruments"),
    path("huset/spoergeskemaer/<uuid:instrument_id>/", views.instrument, name="instrument"),
    path("evaluering/", views.evaluation, name="evaluation"),
    path("evaluering/<uuid:programme_id>/svar/", views.hand_over, name="hand_over"),
]
