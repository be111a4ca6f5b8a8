"""The person tells us where else they go. Nobody there hears of it from us."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.partners import actions, queries
from sideomside.partners.forms import ElsewhereForm
from sideomside.people import queries as people


@for_participants
def elsewhere(request: HttpRequest) -> HttpResponse:
    if "unsay" in request.POST:
        return _unsay(request)
    form = ElsewhereForm(request.POST or None)
    me = people.person(request.viewer, request.viewer.person_id)
    if me and form.is_valid():
        actions.say_elsewhere(person=me, **form.cleaned_data, by=request.viewer)
        messages.success(request, _("Thank you. Now we know, and nobody there has heard anything from us."))
        return redirect("partners:elsewhere")
    known = {"has_partners": queries.any_of_mine(request.viewer)}
    context = known | {"form": form, "places": queries.my_places_elsewhere(request.viewer)}
    return render(request, "partners/elsewhere.html", context)


def _unsay(request: HttpRequest) -> HttpResponse:
    """Pressed twice, or in an old tab, it is gone all the same."""
    wanted = request.POST["unsay"]
    for one in queries.my_places_elsewhere(request.viewer):
        if str(one.id) == wanted:
            actions.unsay_elsewhere(elsewhere=one, by=request.viewer)
    messages.success(request, _("It is gone. Nobody here sees it any more."))
    return redirect("partners:elsewhere")
