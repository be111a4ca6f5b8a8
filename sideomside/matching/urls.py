"""Where one wishes, finds and answers."""

from django.urls import path

from sideomside.matching.views import answers

app_name = "matching"

urlpatterns = [
    path("min-side/forslag/", answers.my_proposal, name="my_proposal"),
    path("peer/spoergsmaal/<uuid:proposal_id>/", answers.question, name="question"),
]
