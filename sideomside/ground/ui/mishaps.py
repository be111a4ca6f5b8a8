"""Pages for when something goes wrong: drawn without database, session or context processors."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

PAGES = (403, 404, 429, 500, 503)


def page(request: HttpRequest, code: int) -> HttpResponse:
    """The help card stands on each of them, since a page may fail on someone's worst day."""
    if code not in PAGES:
        raise Http404
    context = {"code": code, "here": request.get_full_path()}
    return HttpResponse(render_to_string(f"ui/mishap/{code}.html", context), status=code)


@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 429)


def broken(request: HttpRequest) -> HttpResponse:
    return page(request, 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Named in settings as CSRF_FAILURE_VIEW: most often an old tab, never the person's fault."""
    return page(request, 403)


def closed_for_now(request: HttpRequest) -> HttpResponse:
    return page(request, 503)
