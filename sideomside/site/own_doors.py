"""A programme's own front door: `/naboen/kaffe/` is our page of coffee as that programme shows it.

Its word is taken off before anybody looks at the rest, and put back before every address that is written on the page.
"""

from collections.abc import Callable
from time import monotonic
from uuid import UUID

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix

from sideomside.ground.vault.walls import within
from sideomside.people import queries
from sideomside.people.rules import first_word, visitor, words_of_ours
from sideomside.site.at_hand import at_hand_or_else

A_BREATH = 3.0  # seconds in which a database that was away is not asked again


class OwnDoors:
    """Before the language is read from the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.rests_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = None
        word = first_word(request.path_info)
        if not word or word in words_of_ours() or not self._is_a_door(request, word):
            return self.get_response(request)
        before = get_script_prefix()
        request.path_info = f"/{request.path_info.lstrip('/').removeprefix(word).lstrip('/')}"
        set_script_prefix(f"{before}{word}/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)

    def _is_a_door(self, request: HttpRequest, word: str) -> bool:
        """While the database is away every word may be one: where to call is told there as well."""
        if monotonic() < self.rests_until:
            return True
        try:
            at_hand_or_else(request)
            request.at = _programme_at(request.get_host(), word)
        except (DatabaseError, InterfaceError):
            self.rests_until = monotonic() + A_BREATH
            return True
        return request.at is not None


def _programme_at(host: str, word: str) -> UUID | None:
    organisation = queries.organisation_at(host)
    if organisation is None:
        return None
    with within(organisation.id):
        found = queries.programme_behind(visitor(organisation.id), word)
        return found.id if found else None
