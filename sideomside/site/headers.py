"""What every answer carries: a strict content policy, nothing cached on private pages, no token in a log."""

import logging
import re
from collections.abc import Callable

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
TOKEN = re.compile(r"/(m|l|k|ja|velkommen/[^/\s]+|historier/(?:min|ned))/[^/\s\"?]+")


class SafeHeaders:
    """Outermost, so that no answer leaves without them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        echo = request.method == "TRACE"  # a method that only tells back what was sent
        response = HttpResponseNotAllowed(ANSWERED) if echo else self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
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
