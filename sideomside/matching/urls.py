"""Where one wishes, finds and answers."""

from django.urls import path

from sideomside.matching.views import (
    answers,
    apart,
    board,
    by_hand,
    deciding,
    finding,
    lots,
    policy,
    rectifying,
    waiting,
    wishing,
)

app_name = "matching"

urlpatterns = [
    path("min-side/forslag/", answers.my_proposal, name="my_proposal"),
    path("min-side/oensker/", wishing.my_wishes, name="my_wishes"),
    path("min-side/oensker/<str:part>/", wishing.my_wish, name="my_wish"),
    path("min-side/lod/", lots.my_lot, name="my_lot"),
    path("peer/spoergsmaal/<uuid:proposal_id>/", answers.question, name="question"),
    path("peer/helst-ikke/", apart.of_mine, name="peer_rather_not"),
    path("peer/forslag-om-mig/", by_hand.of_mine, name="peer_by_hand"),
    path("find-peer/", board.board, name="board"),
    path("find-peer/hvem-venter/", waiting.ledger, name="ledger"),
    path("find-peer/regler/", policy.policy, name="policy"),
    path("find-peer/lod/", lots.draws, name="draws"),
    path("find-peer/flere-peers/", waiting.recruiting, name="recruiting"),
    path("find-peer/<uuid:person_id>/", finding.find, name="find"),
    path("find-peer/<uuid:person_id>/lod/", lots.out_of_wait, name="out_of_wait"),
    path("find-peer/<uuid:person_id>/marker/", finding.mark, name="mark"),
    path("forslag/<uuid:proposal_id>/", deciding.proposal, name="proposal"),
    path("forslag/<uuid:proposal_id>/hvornaar/<uuid:step_id>/", rectifying.when, name="when"),
    path("deltager/<uuid:person_id>/oensker/", wishing.wishes, name="wishes"),
    path("deltager/<uuid:person_id>/oensker/<str:part>/", wishing.wish, name="wish"),
    path("deltager/<uuid:person_id>/ikke-sammen/", apart.apart, name="apart"),
]
