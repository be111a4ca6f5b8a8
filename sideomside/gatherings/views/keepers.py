"""Pages for those who keep the calendar."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sideomside.people import queries as people
from sideomside.people.models import Programme


def coordinators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_coordinator:
            raise Http404
        return view(request, *args, **kwargs)

    return page


def own_programme(request: HttpRequest) -> Programme:
    """The one somebody coordinates."""
    found = people.programmes(request.viewer).filter(id__in=request.viewer.programme_ids).first()
    if found is None:
        raise Http404
    return found


def own_places(request: HttpRequest) -> Any:
    return people.places(request.viewer).filter(programme_id__in=request.viewer.programme_ids)
