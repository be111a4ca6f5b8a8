"""A participant would like to be there for others: one quiet page, one press, and a talk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.peers import actions, queries
from sideomside.people import queries as people


@for_participants
def wish_to_give(request: HttpRequest) -> HttpResponse:
    """Said and taken back in the same place; opening the page says nothing."""
    viewer = request.viewer
    me = people.person(viewer, viewer.person_id)
    programme = people.programmes(viewer).filter(id__in=viewer.programme_ids).first()
    if me is None or programme is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "take_back":
        actions.take_wish_back(person=me, programme=programme, by=viewer)
        messages.success(request, _("That is quite all right. You can say it again whenever you like."))
    elif request.method == "POST":
        actions.wish_to_give(person=me, programme=programme, by=viewer)
    if request.method == "POST":
        return redirect("peers:wish_to_give")
    return render(request, "peers/wish_to_give.html", {"wish": queries.my_wish(viewer, programme.id)})
