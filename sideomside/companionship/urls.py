"""Where two people find a time, and where they meet."""

from django.urls import path

from sideomside.companionship.views import (
    agreeing,
    arranging,
    calling,
    ending,
    feeds,
    framing,
    keeping,
    meeting,
    proposing,
    rectifying,
)

app_name = "companionship"

urlpatterns = [
    path("foelgeskab/begynd/<uuid:pair_id>/", arranging.begin, name="begin"),
    path("foelgeskab/<uuid:companionship_id>/", arranging.companionship, name="companionship"),
    path("foelgeskab/<uuid:companionship_id>/hvornaar/<uuid:step_id>/", rectifying.when, name="when"),
    path("foelgeskab/ring/<uuid:afterwards_id>/", calling.call_peer, name="call_peer"),
    path("foelgeskab/rammer/<uuid:programme_id>/", framing.frame, name="frame"),
    path("min-side/kalenderadresse/", feeds.my_calendar, name="my_calendar"),
    path("peer/kalenderadresse/", feeds.peer_calendar, name="peer_calendar"),
    path("min-side/med-mig/", ending.over, name="over"),
    path("peer/med-mig/<uuid:companionship_id>/", ending.peer_over, name="peer_over"),
    path("foelgeskab/<uuid:companionship_id>/bro/", keeping.bridge, name="bridge"),
    path("min-side/bro/", keeping.my_bridge, name="my_bridge"),
    path("min-side/noter/", keeping.my_notes, name="my_notes"),
    path("min-side/noter/<uuid:meeting_id>/", keeping.my_note, name="my_note"),
    path("peer/noter/<uuid:companionship_id>/", keeping.peer_notes, name="peer_notes"),
    path("peer/note/<uuid:meeting_id>/", keeping.peer_note, name="peer_note"),
    path("min-side/aftale/", agreeing.agreement, name="agreement"),
    path("peer/aftale/<uuid:companionship_id>/", agreeing.peer_agreement, name="peer_agreement"),
    path("min-side/moede/", meeting.meeting, name="meeting"),
    path("min-side/moede/kaffe.ics", meeting.ics, name="ics"),
    path("min-side/moede/foreslaa/", proposing.propose, name="propose"),
    path("min-side/moede/fast/", proposing.fixed_time, name="fixed_time"),
    path("peer/moede/<uuid:companionship_id>/foreslaa/", proposing.peer_propose, name="peer_propose"),
    path("peer/moede/<uuid:companionship_id>/fast/", proposing.peer_fixed_time, name="peer_fixed_time"),
    path("peer/moede/<uuid:companionship_id>/", meeting.peer_meeting, name="peer_meeting"),
    path("peer/moede/<uuid:companionship_id>/kaffe.ics", meeting.peer_ics, name="peer_ics"),
]
