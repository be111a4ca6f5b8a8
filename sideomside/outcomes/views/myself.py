"""Whose page it is, and which time they sat down."""

from uuid import UUID

from django.http import Http404, HttpRequest

from sideomside.outcomes import queries
from sideomside.outcomes.models import Sitting
from sideomside.people import queries as people
from sideomside.people.models import Person


def me(request: HttpRequest) -> Person:
    found = people.person(request.viewer, request.viewer.person_id)
    if found is None:
        raise Http404
    return found


def sitting_of(request: HttpRequest, sitting_id: UUID) -> Sitting:
    found = queries.sitting(request.viewer, sitting_id)
    if found is None:
        raise Http404
    return found
