"""How others have told who is known, planted one at a time: at once or late, in a word, a header or a number."""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from sideomside.intake.models import Enquiry
from sideomside.intake.views import reading
from sideomside.people import actions as people
from sideomside.people.actions import links, small_keys
from sideomside.people.models import Account, LinkAsked
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import system
from sideomside.people.sign_in import ByFingerprint
from sideomside.people.views import lost, working


def _account(login: str) -> Account | None:
    return Account.objects.filter(username=login_fingerprint(login)).first()


def an_unknown_name_is_answered_at_once() -> None:
    def early(self: Any, request: Any, username: str = "", password: str = "", **other: Any) -> Any:
        account = _account(username)
        return account if account and account.check_password(password) else None

    ByFingerprint.authenticate = early


def an_unknown_name_is_told_so() -> None:
    real = ByFingerprint.authenticate

    def told(self: Any, request: Any, username: str = "", password: str = "", **other: Any) -> Any:
        if _account(username) is None:
            raise forms.ValidationError("Vi kender ikke den adresse")
        return real(self, request, username, password, **other)

    ByFingerprint.authenticate = told


def a_closed_account_is_answered_at_once() -> None:
    real = ByFingerprint.authenticate

    def early(self: Any, request: Any, username: str = "", password: str = "", **other: Any) -> Any:
        account = _account(username)
        return None if account and not account.is_active else real(self, request, username, password, **other)

    ByFingerprint.authenticate = early


def the_invitation_is_written_while_one_waits() -> None:
    real = people.ask_for_invitation

    def at_once(*, login: str, by: Any) -> None:
        real(login=login, by=by)
        for asked in LinkAsked.objects.all():
            people.send_new_invitation(asked=asked, by=by)

    working.actions.ask_for_invitation = at_once


def the_link_is_written_while_one_waits() -> None:
    real = people.ask_for_link

    def at_once(*, typed: str, by: Any) -> None:
        real(typed=typed, by=by)
        links.send_asked_links(by=system(by.organisation_id))

    lost.actions.ask_for_link = at_once


def _on_the_way_out(spoil: Callable[[HttpResponse], None]) -> None:
    """Of the page that answers whoever forgot a password; only where we know them."""
    real = working.render

    def rendered(request: Any, *words: Any, **more: Any) -> HttpResponse:
        response = real(request, *words, **more)
        if _account(request.POST.get("login", "")):
            spoil(response)
        return response

    working.render = rendered


def a_header_says_it() -> None:
    _on_the_way_out(lambda response: response.headers.__setitem__("X-Sent", "yes"))


def an_expiry_says_it() -> None:
    """The header that says a moment anyhow: an hour from now instead of at once."""
    soon = http_date(timezone.now().timestamp() + 3600)
    _on_the_way_out(lambda response: response.headers.__setitem__("Expires", soon))


def one_space_says_it() -> None:
    _on_the_way_out(lambda response: setattr(response, "content", response.content + b" "))


def a_cookie_says_it() -> None:
    _on_the_way_out(lambda response: response.set_cookie("sent", "1"))


def somebody_elses_page_is_forbidden() -> None:
    """And not simply not there."""
    real = reading.found_or_404

    def forbidden(request: Any, enquiry_id: Any) -> Any:
        if Enquiry.objects.filter(id=enquiry_id).exists():
            raise PermissionDenied
        return real(request, enquiry_id)

    reading.found_or_404 = forbidden


def a_word_is_compared_letter_by_letter() -> None:
    """Whoever begins rightly waits for the rest to be looked at."""
    real = small_keys.check_password

    def early(word: str, kept: str) -> bool:
        return GUESSED[-1][:1] == "s" and real(word, kept)

    def peppered(person: Any, word: str) -> str:
        GUESSED.append(word)
        return seasoned(person, word)

    seasoned, small_keys._peppered, small_keys.check_password = small_keys._peppered, peppered, early


GUESSED: list[str] = []
# What is planted, and the question that must tell it.
LEAKS: list[tuple[Callable[[], None], str]] = [
    (an_unknown_name_is_answered_at_once, "sign in"),
    (an_unknown_name_is_told_so, "sign in"),
    (a_closed_account_is_answered_at_once, "sign in, closed"),
    (the_invitation_is_written_while_one_waits, "forgotten password"),
    (the_link_is_written_while_one_waits, "lost link, by mail"),
    (a_header_says_it, "forgotten password"),
    (an_expiry_says_it, "forgotten password"),
    (one_space_says_it, "forgotten password"),
    (a_cookie_says_it, "forgotten password"),
    (somebody_elses_page_is_forbidden, "intake:enquiry, Kim of the next programme"),
    (a_word_is_compared_letter_by_letter, "a small key"),
]
