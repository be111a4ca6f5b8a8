"""Whose page it is."""

from django.http import Http404, HttpRequest

from sideomside.people import queries as people
from sideomside.people.models import Person


def me(request: HttpRequest) -> Person:
    found = people.person(request.viewer, request.viewer.person_id)
    if found is None:
        raise Http404
    return found
