"""The least the framework can answer, with nothing around it, and with what a new project would put around it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

HERE = "proofs.loading.empty"
OURS = "/tom-og-logget-ind/"  # behind the door of those who work here, as every page that says nothing else
AROUND = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


urlpatterns = [path("tom/", empty), path(OURS[1:], empty)]


def bare() -> Callable[[], object]:
    return _opening([])


def ordinary() -> Callable[[], object]:
    return _opening(AROUND)


def _opening(around: list[str]) -> Callable[[], object]:
    """What stands around is built once, as in a server; afterwards only the street map changes."""
    client = Client()
    with override_settings(MIDDLEWARE=around):
        client.handler.load_middleware()
    return lambda: client.get("/tom/")


@contextmanager
def only_that() -> Iterator[None]:
    """The street map with one address; set by hand, since a told change would empty what the house has looked up."""
    ours = settings.ROOT_URLCONF
    settings.ROOT_URLCONF = HERE
    try:
        yield
    finally:
        settings.ROOT_URLCONF = ours
