from django.urls import path

from sideomside.intake.views import (
    aside,
    joining,
    noting,
    reading,
    receipt,
    rectifying,
    saying,
    talking,
    writing,
)

app_name = "intake"
urlpatterns = [
    path("skriv/", writing.write, name="write"),
    path("skriv/tak/", receipt.receipt, name="receipt"),
    path("skriv/tak/send/", receipt.send_copy, name="send_copy"),
    path("skriv/tak/paa-papir/", receipt.on_paper, name="on_paper"),
    path("skriv/tak/ret/", receipt.correct, name="correct"),
    path("skriv/tak/slet/", receipt.delete_all, name="delete_all"),
    path("min-side/beskeder/", saying.say, name="say"),
    path("min-side/ja/", saying.yes, name="yes"),
    path("min-side/snak/afbud/", saying.call_off, name="call_off"),
    path("besoeg/", noting.visit, name="visit"),
    path("karantaene/", aside.quarantine, name="quarantine"),
    path("henvendelser/", reading.listing, name="list"),
    path("henvendelser/ny/", noting.new, name="new"),
    path("henvendelser/<uuid:enquiry_id>/", reading.enquiry, name="enquiry"),
    path("henvendelser/<uuid:enquiry_id>/samme-person/", joining.same, name="same"),
    path("henvendelser/<uuid:enquiry_id>/skil-ad/", joining.part, name="part"),
    path("henvendelser/<uuid:enquiry_id>/hvornaar/<uuid:step_id>/", rectifying.when, name="when"),
    path("henvendelser/<uuid:enquiry_id>/snak/", talking.talk, name="talk"),
    path("henvendelser/<uuid:enquiry_id>/snak/holdt/", talking.held, name="held"),
    path("henvendelser/<uuid:enquiry_id>/snak/afbud/", talking.off, name="talk_off"),
]
