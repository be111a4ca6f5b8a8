"""A page that is the same for everybody is drawn once and handed out for some seconds.

Only to those of whom the house knows nothing: no cookie, nothing asked for in the address. A page with a form in it, or
one that leaves anything behind in the browser, is drawn for each. Whoever changes something in this process changes it
for the next reader; another process has forgotten its pages before anybody has walked to the next room.
"""

from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sideomside.ground.ui import doors

MOST = 200  # pages in memory
LONGEST = 200_000  # bytes of one page
READS = ("GET", "HEAD")
# By these alone the page that a stranger gets may differ.
ASKED_WITH = (
    "HTTP_HOST",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_LIVE",
)
Key = tuple[str, ...]


class KeptPages:
    """Right inside the headers every answer carries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: dict[Key, tuple[float, HttpResponse]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READS:
            self.pages.clear()
            answer = self.get_response(request)
            self.pages.clear()  # what was drawn meanwhile may be of before
            return answer
        key = _key(request)
        if key is None:
            return self.get_response(request)
        until, kept = self.pages.get(key, (0.0, None))
        return _copy(kept) if kept is not None and monotonic() < until else self._drawn(request, key)

    def _drawn(self, request: HttpRequest, key: Key) -> HttpResponse:
        before, answer = self.pages, self.get_response(request)
        if _is_everybodys(request, answer):
            if len(before) >= MOST:
                before.clear()
            before[key] = (monotonic() + settings.KEEP_PAGES, _copy(answer))
        return answer


def _key(request: HttpRequest) -> Key | None:
    """None where somebody may be somebody."""
    told = request.META
    alone = request.method == "GET" and not told.get("HTTP_COOKIE") and not told.get("QUERY_STRING")
    if not alone or not settings.KEEP_PAGES or "HTTP_AUTHORIZATION" in told or "HTTP_RANGE" in told:
        return None
    return request.path, *(told.get(name, "") for name in ASKED_WITH)


def _is_everybodys(request: HttpRequest, answer: HttpResponse) -> bool:
    """Open to all, whole, and nothing in it or behind it that is one reader's own."""
    match = request.resolver_match
    return (
        answer.status_code == 200
        and match is not None
        and not match.kwargs.keys() & {"token"}
        and doors.door_of(match.func) == doors.ALL
        and not answer.streaming
        and len(answer.content) <= LONGEST
        and not answer.cookies
        and "CSRF_COOKIE" not in request.META
    )


def _copy(page: HttpResponse) -> HttpResponse:
    """What stands further out writes its headers on each answer by itself."""
    return HttpResponse(page.content, headers=dict(page.headers.items()))
