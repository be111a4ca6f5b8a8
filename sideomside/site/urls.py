"""The street map: Danish addresses, and the same tree under /en/."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

ROOMS = ["people", "intake", "peers", "matching", "companionship", "direction", "privacy", "desk", "welcome", "post"]


def rooms() -> list[URLPattern | URLResolver]:
    """Each room's own addresses, in the order one meets the rooms."""
    return [path("", include(f"sideomside.{room}.urls")) for room in ROOMS if find_spec(f"sideomside.{room}.urls")]


urlpatterns = i18n_patterns(
    path("konto/", include("allauth.urls")),
    *rooms(),
    *([path("ui/", include("sideomside.ground.ui.urls"))] if settings.GALLERY and find_spec("sideomside.ground.ui.urls") else []),
    prefix_default_language=False,
)

handler404 = "sideomside.site.pages.not_found"
handler500 = "sideomside.site.pages.went_wrong"
