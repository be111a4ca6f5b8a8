"""What every answer carries: a strict content policy, nothing cached on private pages, no token in a log."""

import logging
import re
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

# form-action names the quick exit too: browsers hold a form to it also where the answer sends them on.
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; "
    "media-src 'self'; "
    f"connect-src 'self'; form-action 'self' {settings.EXIT_TO}; frame-ancestors 'none'; base-uri 'none'"
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
ANSWERED = ("GET", "HEAD", "POST")
TOKEN = re.compile(r"/(m|l|k|ja|bliv|velkommen/[^/\s]+|historier/(?:min|ned))/[^/\s\"?]+")


def referrer_policy(request: HttpRequest) -> str:
    """Where the address is a key, nothing of it goes anywhere; from all other pages it goes to ourselves alone."""
    match = request.resolver_match
    return "no-referrer" if match and "token" in match.kwargs else settings.SECURE_REFERRER_POLICY


class ProxyBeside:
    """What a proxy says of a request is believed from this machine alone: from elsewhere the words have come in the
    clear, and are thrown away, so that the request is plain http from whoever sent it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_here(request.META.get("REMOTE_ADDR", "")):
            for said in [name for name in request.META if name.startswith("HTTP_X_FORWARDED_")]:
                del request.META[said]
        return self.get_response(request)


def _is_here(address: str) -> bool:
    """Nothing, or what is no address, is a socket in the file system."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


class BrowserInAWord:
    """What a browser tells of itself would know it again anywhere. Two words stay, by which people know their own."""

    DEVICES = {
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Android": "Android",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.pop("HTTP_USER_AGENT", "")
        words = [_word(told, self.BROWSERS), _word(told, self.DEVICES)]
        request.META["HTTP_USER_AGENT"] = ", ".join(filter(None, words))
        return self.get_response(request)


def _word(told: str, known: dict[str, str]) -> str:
    return next((word for mark, word in known.items() if mark in told), "")


class OwnForms:
    """A page that says nothing of its address sends its forms with "Origin: null", which the form check refuses.

    What the browser says of where they come from is enough, and no page can make it say so. An older browser says
    nothing: then the key in the address, the cookie of this very host and the word in the form must do. All of these
    are checked whoever says what; here only the missing name is filled in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: dict[str, str]) -> None:
        if request.headers.get("Origin") != "null":
            return
        said = request.headers.get("Sec-Fetch-Site")
        if said == "same-origin" or (said is None and "token" in kwargs):
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"


class SafeHeaders:
    """Outermost, so that no answer leaves without them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No page takes another: TRACE tells back what was sent, and PUT would be answered as a mere look.
        known = request.method in ANSWERED
        response = self.get_response(request) if known else HttpResponseNotAllowed(ANSWERED)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        if (policy := referrer_policy(request)) == "no-referrer":
            response.headers["Referrer-Policy"] = policy
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class NoTokens(logging.Filter):
    """The token of a private link or an invitation never reaches a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = TOKEN.sub(r"/\1/…", record.getMessage())
        record.args = ()
        return True
