"""Where the peers' pages stand: the peer's own under /peer/, the coordinator's under /peers/."""

from django.urls import path

from sideomside.peers.views import card, mine, peers

app_name = "peers"

urlpatterns = [
    path("peer/mit-kort/", mine.my_card, name="my_card"),
    path("peer/mit-kort/ord/", card.words, name="my_words"),
    path("peer/mit-kort/temaer/", card.themes, name="my_themes"),
    path("peer/mit-kort/hverdag/", card.days, name="my_days"),
    path("peer/mit-kort/ja/", mine.my_yes, name="my_yes"),
    path("peer/pause/", mine.pause, name="pause"),
    path("peer/igen/", mine.resume, name="resume"),
    path("peers/", peers.peer_list, name="list"),
    path("peers/<uuid:peer_id>/", peers.peer, name="peer"),
    path("peers/<uuid:peer_id>/skridt/", peers.act, name="act"),
    path("peers/<uuid:peer_id>/plads/", peers.room, name="room"),
    path("peers/<uuid:peer_id>/ord/", card.words, name="words"),
    path("peers/<uuid:peer_id>/temaer/", card.themes, name="themes"),
    path("peers/<uuid:peer_id>/hverdag/", card.days, name="days"),
]
