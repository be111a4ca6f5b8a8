"""For a peer or a coordinator: what somebody wants to bring to the next meeting."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.outcomes import queries
from sideomside.people import queries as people


def brought(request: HttpRequest, person_id: UUID) -> HttpResponse:
    if not queries.may_look(request.viewer, person_id):
        raise Http404
    rows = queries.brought(request.viewer, person_id)
    name = people.names(request.viewer, [person_id]).get(person_id, "")
    return render(request, "outcomes/brought.html", {"rows": rows, "name": name})
