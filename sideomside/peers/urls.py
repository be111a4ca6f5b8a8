"""Where the peers' pages stand: the peer's own under /peer/, the coordinator's under /peers/."""

from django.urls import path

from sideomside.peers.views import adding, approving, bringing, card, export, giving, lending, mine, peers

app_name = "peers"

urlpatterns = [
    path("min-side/vaer-der-for-andre/", giving.wish_to_give, name="wish_to_give"),
    path("peer/mit-kort/", mine.my_card, name="my_card"),
    path("peer/mit-kort/ord/", card.words, name="my_words"),
    path("peer/mit-kort/temaer/", card.themes, name="my_themes"),
    path("peer/mit-kort/hverdag/", card.days, name="my_days"),
    path("peer/mit-kort/ja/", mine.my_yes, name="my_yes"),
    path("peer/laant-ud/", lending.lent, name="lent"),
    path("peer/laant-ud/<uuid:loan_id>/", lending.answer, name="answer_loan"),
    path("peer/pause/", mine.pause, name="pause"),
    path("peer/overskud/", mine.energy, name="energy"),
    path("peer/igen/", mine.resume, name="resume"),
    path("peers/", peers.peer_list, name="list"),
    path("peers/ny/", adding.add, name="add"),
    path("peers/velkommen/<uuid:person_id>/", peers.welcome, name="welcome"),
    path("peers/import/", bringing.start, name="import"),
    path("peers/import/skabelon.xlsx", bringing.template, name="import_template"),
    path("peers/import/<uuid:draft_id>/", bringing.columns, name="import_columns"),
    path("peers/import/<uuid:draft_id>/tjek/", bringing.check, name="import_check"),
    path("peers/import/<uuid:draft_id>/tag-ind/", bringing.take_in, name="import_now"),
    path("peers/import/<uuid:draft_id>/inde/", bringing.done, name="import_done"),
    path("peers/import/<uuid:draft_id>/fortryd/", bringing.undo, name="import_undo"),
    path("peers/import/<uuid:draft_id>/slet/", bringing.drop, name="import_drop"),
    path("peers/eksport/", export.export, name="export"),
    path("peers/<uuid:peer_id>/", peers.peer, name="peer"),
    path("peers/<uuid:peer_id>/laan-ud/", lending.lend, name="lend"),
    path("peers/<uuid:peer_id>/skridt/", peers.act, name="act"),
    path("peers/<uuid:peer_id>/godkend/", approving.approve, name="approve"),
    path("peers/<uuid:peer_id>/ny-noegle/", peers.begin_again, name="begin_again"),
    path("peers/<uuid:peer_id>/plads/", peers.room, name="room"),
    path("peers/<uuid:peer_id>/ord/", card.words, name="words"),
    path("peers/<uuid:peer_id>/temaer/", card.themes, name="themes"),
    path("peers/<uuid:peer_id>/hverdag/", card.days, name="days"),
]
