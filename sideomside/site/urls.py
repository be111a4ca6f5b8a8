"""The street map: Danish addresses, and the same tree under /en/."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.ui.looks import look
from sideomside.people.views.codes import ShownOnce
from sideomside.site.pages import no_such_page

ROOMS = [
    "people", "intake", "peers", "matching", "companionship", "direction", "gatherings", "messages", "outcomes",
    "partners", "stories", "concerns", "path", "reports", "silence", "planner", "oversight", "breaches", "privacy",
    "desk", "welcome",
]  # fmt: skip
WORKSHOP = {
    "ui/": "ground.ui",
    "": "site.demo",
}  # the gallery, the mailbox and the demo's door: never in production


def rooms() -> list[URLPattern | URLResolver]:
    """Each room's own addresses, in the order one meets the rooms."""
    shown = [("", room) for room in ROOMS]
    if settings.GALLERY:
        shown += WORKSHOP.items()
    return [
        path(at, include(f"sideomside.{room}.urls"))
        for at, room in shown
        if find_spec(f"sideomside.{room}.urls")
    ]


urlpatterns = i18n_patterns(
    path("konto/password/reset/", open_to_all(RedirectView.as_view(pattern_name="people:forgotten"))),
    re_path("^konto/(?:signup|email|confirm-email|password/(?:set|reset))/", no_such_page),
    path("konto/2fa/recovery-codes/download/", no_such_page),
    path("konto/2fa/recovery-codes/", ShownOnce.as_view(), name="mfa_view_recovery_codes"),
    path("konto/", include("allauth.urls")),
    path("udseende/", look, name="look"),
    *rooms(),
    prefix_default_language=False,
)

handler404 = "sideomside.site.pages.not_found"
handler500 = "sideomside.site.pages.went_wrong"
