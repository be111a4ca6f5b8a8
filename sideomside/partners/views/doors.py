"""Who a page is for: a partner's contact, or a coordinator."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sideomside.people.rules import Hat

View = Callable[..., HttpResponse]


def partners_only(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.role != Hat.PARTNER:
            raise Http404
        return view(request, *args, **kwargs)

    return page


def coordinators_only(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_coordinator:
            raise Http404
        return view(request, *args, **kwargs)

    return page
