"""Being something for others in small steps: one's own page, and what a coordinator offers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.path import actions, queries
from sideomside.path.rules import Giving
from sideomside.people import queries as people


@for_participants
def my_giving(request: HttpRequest) -> HttpResponse:
    """What is offered, what I do, and what there is besides."""
    mine = queries.my_givings(request.viewer)
    if request.method == "POST":
        known = {str(one.id): one for one in mine}
        one, act = known.get(request.POST.get("giving", "")), request.POST.get("do", "")
        if one is not None and act in {"yes", "no"}:
            actions.answer_offer(giving=one, yes=act == "yes", by=request.viewer)
            messages.success(request, _("Thank you for saying it."))
        elif one is not None and act == "enough":
            actions.enough_of_it(giving=one, by=request.viewer)
            messages.success(request, _("That is quite all right. Thank you for what you have done."))
        return redirect("path:my_giving")
    page = {
        "offered": [one for one in mine if one.answer == ""],
        "doing": [one for one in mine if one.answer == "yes"],
    }
    return render(request, "path/my_giving.html", page)


def giving(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Say it first, and then offer it here."""
    viewer, person = request.viewer, queries.asked_person(request.viewer, person_id)
    programme = people.own_programmes(viewer).first()
    if person is None or programme is None:
        raise Http404
    known = queries.givings_of(viewer, person_id)
    act, step = request.POST.get("do", ""), request.POST.get("step", "")
    if request.method == "POST":
        one = next((one for one in known if one.step == step and one.ended_at is None), None)
        if act == "offer" and step in Giving.Step.values:
            actions.offer_step(person=person, programme=programme, step=step, by=viewer)
        elif act == "take_up" and one is not None:
            actions.take_up(giving=one, by=viewer)
        elif act == "enough" and one is not None:
            actions.enough_of_it(giving=one, by=viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:giving", person_id)
    live = {one.step: one for one in known if one.ended_at is None}
    steps = [(step, label, live.get(step)) for step, label in Giving.Step.choices]
    page = {"person": person, "steps": steps, "before": [one for one in known if one.ended_at]}
    return render(request, "path/giving.html", page)
