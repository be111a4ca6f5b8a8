"""A number that looks like somebody's is covered, and we say so."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sideomside.ground.vault import cpr


def covered(request: HttpRequest, words: str) -> str:
    told, found = cpr.mask(words)
    if found:
        messages.warning(
            request, _("We covered a number that looks like a personal number. We need no such number.")
        )
    return told
