"""Where something that may have got out is looked after. `my_` is the participant's own door."""

from django.urls import path

from sideomside.breaches.views import beginning, handling, told

app_name = "breaches"
urlpatterns = [
    path("huset/sluppet-ud/", beginning.list_, name="list"),
    path("huset/sluppet-ud/nyt/", beginning.new, name="new"),
    path("huset/sluppet-ud/<uuid:breach_id>/", handling.breach, name="breach"),
    path("huset/sluppet-ud/<uuid:breach_id>/fortael/", handling.tell, name="tell"),
    path("huset/sluppet-ud/<uuid:breach_id>/ret/<uuid:step_id>/", handling.correct, name="correct"),
    path("min-side/til-dig/", told.my_told, name="my_told"),
    path("til-dig/", told.told, name="told"),
]
