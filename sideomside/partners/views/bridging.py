"""A coordinator introduces somebody to a partner or to another programme, and sees what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.partners import actions, queries
from sideomside.partners.forms import IntroduceForm
from sideomside.partners.rules import Agreement, may_take_back_bridge, state_of, still_open
from sideomside.partners.views.doors import coordinators_only
from sideomside.people import queries as people
from sideomside.people.models import Programme


@coordinators_only
def introduce(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A question to the person; nobody there hears anything before their yes."""
    person = people.person(request.viewer, person_id)
    if person is None:
        raise Http404
    places: list[Agreement | Programme] = [*queries.may_be_introduced_to(request.viewer, person.id)]
    places += queries.neighbours_of(request.viewer, person.id)
    form = IntroduceForm(request.POST or None, places=places, initial={"name": person.name})
    if form.is_valid():
        one = actions.introduce(
            person=person, to=form.chosen(), words=form.words(), until=form.cleaned_data["until"],
            once=form.cleaned_data["once"], by=request.viewer,
        )  # fmt: skip
        messages.success(request, _("They are asked. Nothing is passed on before their yes."))
        return redirect("partners:introduction", one.id)
    before = [
        (one, state_of(one, timezone.localdate())) for one in queries.introduced(request.viewer, person_id)
    ]
    context = {"form": form, "person": person, "places": places, "before": before}
    context["elsewhere"] = queries.places_elsewhere(request.viewer, person_id)
    return render(request, "partners/introduce.html", context)


@coordinators_only
def introduction(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """Where it stands, and taking it back."""
    one = queries.introduction(request.viewer, introduction_id)
    if one is None:
        raise Http404
    today = timezone.localdate()
    if request.method == "POST":
        actions.revoke(introduction=one, by=request.viewer)
        messages.success(request, _("It is taken back. They read nothing any more."))
        return redirect("partners:introduction", one.id)
    back = still_open(one, today) and may_take_back_bridge(request.viewer, one)
    context = {"one": one, "state": state_of(one, today), "open": back}
    return render(request, "partners/introduction.html", context)
