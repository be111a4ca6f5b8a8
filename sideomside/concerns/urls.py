"""Where one says that one is worried. `my_` is the participant's own door; the others are for those who work here."""

from django.urls import path

from sideomside.concerns.views import handling, sending, stopping, worried

app_name = "concerns"

urlpatterns = [
    path("bekymret/", worried.worried, name="worried"),
    path("bekymret/sendt/", sending.worries, name="worries"),
    path("bekymret/<slug:slug>/", sending.worry, name="worry"),
    path("min-side/bekymret/sendt/", sending.my_worries, name="my_worries"),
    path("min-side/bekymret/<slug:slug>/", sending.my_worry, name="my_worry"),
    path("min-side/ingen-kontakt/<uuid:pair_id>/", stopping.my_stop, name="my_stop"),
    path("peer/ingen-kontakt/<uuid:pair_id>/", stopping.stop, name="stop"),
    path("bekymringer/", handling.list_, name="list"),
    path("bekymringer/opkald/<uuid:stopped_id>/", stopping.call_both, name="call_both"),
    path("bekymringer/lovet/<uuid:promised_id>/", stopping.promised, name="promised"),
    path("bekymringer/<uuid:concern_id>/", handling.concern, name="concern"),
    path("bekymringer/<uuid:concern_id>/ret/<uuid:step_id>/", handling.correct, name="correct"),
]
