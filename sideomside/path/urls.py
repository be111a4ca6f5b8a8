"""The peer's own path. `my_` is the participant's own door; `peer/` is the peer's; the rest is the coordinator's."""

from django.urls import path

from sideomside.path.views import (
    deciding,
    framing,
    giving,
    learning,
    looking_after,
    mine,
    my_sparring,
    parting,
    sparring,
    teaching,
    walking,
    working,
)

app_name = "path"

urlpatterns = [
    path("min-side/min-vej/", mine.my_way, name="my_way"),
    path("min-side/min-vej/papir/<slug:slug>/", mine.my_paper, name="my_paper"),
    path("peer/min-vej/", mine.way, name="way"),
    path("peer/min-vej/papir/<slug:slug>/", mine.paper, name="paper"),
    path("min-side/laer/", learning.my_learning, name="my_learning"),
    path("min-side/laer/bevis/", learning.my_proof, name="my_proof"),
    path("peer/laer/", learning.learning, name="learning"),
    path("peer/laer/bevis/", learning.proof, name="proof"),
    path("peer/sparring/", my_sparring.my_sparrings, name="my_sparrings"),
    path("peer/sparring/<uuid:sparring_id>/", my_sparring.seat, name="seat"),
    path("peer/hvordan-er-det/", my_sparring.how_it_is, name="how_it_is"),
    path("sparring/", sparring.sparrings, name="sparrings"),
    path("sparring/ny/", sparring.plan, name="plan_sparring"),
    path("sparring/<uuid:sparring_id>/", sparring.sparring, name="sparring"),
    path("sparring/ord/<uuid:pulse_id>/", looking_after.pulse, name="pulse"),
    path("imens/<uuid:companionship_id>/", looking_after.cover, name="cover"),
    path("mine-timer/", working.hours, name="hours"),
    path("mine-timer/hent/", working.take_hours, name="take_hours"),
    path("mine-udlaeg/", working.my_expenses, name="my_expenses"),
    path("udlaeg/", working.expenses, name="expenses"),
    path("vejen/<uuid:person_id>/ansat/", working.employed, name="employed"),
    path("peer/farvel/", parting.my_goodbye, name="my_goodbye"),
    path("vejen/<uuid:person_id>/farvel/", parting.goodbye, name="goodbye"),
    path("min-side/vaere-noget/", giving.my_giving, name="my_giving"),
    path("vejen/<uuid:person_id>/vaere-noget/", giving.giving, name="giving"),
    path("uddannelse/", teaching.training, name="training"),
    path("uddannelse/ny/", teaching.new_module, name="new_module"),
    path("uddannelse/<uuid:module_id>/", teaching.module, name="module"),
    path("uddannelse/dag/<uuid:day_id>/", teaching.training_day, name="training_day"),
    path("vejen/saadan-goer-vi/", framing.frame, name="frame"),
    path("vejen/papir/<slug:slug>/", framing.write_paper, name="write_paper"),
    path("vejen/<uuid:person_id>/", walking.walk, name="walk"),
    path("vejen/<uuid:person_id>/kender/<uuid:reference_id>/", walking.answer, name="answer"),
    path("vejen/<uuid:person_id>/laert/", teaching.elsewhere, name="elsewhere"),
    path("vejen/<uuid:person_id>/attest/", walking.certificate, name="certificate"),
    path("vejen/<uuid:person_id>/ikke-nu/", deciding.not_now, name="not_now"),
]
