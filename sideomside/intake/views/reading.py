"""Read and answer: the conversation left, what to do about it right. One page, one small form for each verb."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry
from sideomside.intake.rules import Stale, State, opening_asked_for, state_asked_for
from sideomside.intake.views.verbs import FORMS, VERBS_OF_PAGE, first_forms
from sideomside.people import queries as who


def enquiry(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    found = found_or_404(request, enquiry_id)
    verb = request.POST.get("do", "") if request.method == "POST" else ""
    if verb not in FORMS:
        actions.note_read(enquiry=found, by=request.viewer)
        return _page(request, found, {})
    form = FORMS[verb](request, found, request.POST)
    changed = []
    if form.is_valid():
        try:
            said = VERBS_OF_PAGE[verb](found, form, request.viewer)
        except Stale as stale:
            changed = stale.steps
            form.catch_up(found.version)
        else:
            messages.add_message(request, *said)
            return redirect("intake:enquiry", found.id)
    return _page(request, found, {"changed": changed, "form": form, "verb": verb})


def listing(request: HttpRequest) -> HttpResponse:
    """Every enquiry of one's own programmes: open ones, or those in the state asked for."""
    if not request.viewer.is_coordinator:
        raise Http404
    state = state_asked_for(request.GET.get("state", ""))
    page = Paginator(queries.listed(request.viewer, state), 40).get_page(request.GET.get("page"))
    rows = queries.shown(request.viewer, list(page.object_list))
    return render(
        request, "intake/listing.html", {"page": page, "rows": rows, "state": state, "states": State.choices}
    )


def found_or_404(request: HttpRequest, enquiry_id: UUID) -> Enquiry:
    found = queries.enquiry(request.viewer, enquiry_id) if request.viewer.is_coordinator else None
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, enquiry: Enquiry, more: dict[str, Any]) -> HttpResponse:
    viewer = request.viewer
    opening = opening_asked_for(request.GET.get("opening", ""))
    forms = first_forms(request, enquiry, queries.opening_words(viewer, enquiry, opening))
    if "verb" in more:
        forms[more["verb"]] = more["form"]
    page = {
        "enquiry": enquiry,
        "person": enquiry.person,
        "thread": queries.thread(viewer, enquiry),
        "forms": forms,
        "opening": opening,
        "openings": queries.openings(viewer, enquiry),
        "history": queries.history(viewer, enquiry),
        "talks": queries.talks(viewer, enquiry),
        "contacts": who.contacts(viewer, enquiry.person_id),
        "reader": queries.who_reads(viewer, enquiry),
        "can_write": queries.may_be_written_to(viewer, enquiry.person),
        "yes_to_words": consent.in_force(viewer, enquiry.person_id, Purpose.WORDS),
        "perhaps_same": queries.perhaps_same(viewer, enquiry),
        "withheld": bool(queries.closed_to(viewer, [enquiry.person_id])),
        "joined": enquiry.person_id != enquiry.first_person_id,
    }
    return render(request, "intake/enquiry.html", page | more)
