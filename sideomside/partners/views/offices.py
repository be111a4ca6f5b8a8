"""In by the sign-in of one's own office (OpenID Connect): out of the house with a question, and back with an answer."""

import hmac
from datetime import datetime
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from sideomside.ground.ui.doors import open_to_all
from sideomside.partners import actions, queries
from sideomside.partners.data import signing_in
from sideomside.partners.data.offices import Office
from sideomside.partners.data.tokens import NotBelieved, Said
from sideomside.partners.models import Body
from sideomside.partners.rules import BY_OFFICE, SHOWN_AGAIN, is_in_time
from sideomside.partners.views.turned_away import Refused, kindly, not_believed
from sideomside.people import queries as people
from sideomside.people.models import Account
from sideomside.people.rules import NotAllowed, system

ASKED = "asked_an_office"  # in the session, until it answers
ONWARD = "on_to_an_office"  # in the session, from the page of an invitation until one goes on
PLAIN = not settings.PRODUCTION


@open_to_all
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Which office? None has one: no such page."""
    found = queries.offices(request.viewer)
    if not found:
        raise Http404
    return render(request, "partners/offices.html", {"offices": found})


@open_to_all
@require_safe
def office(request: HttpRequest, name: str) -> HttpResponse:
    """Off to the office; from a page that asks who one is, it asks anew and leads back there."""
    one, body = _office(request, name)
    onward = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, allowed_hosts=None) and onward.startswith("/")
    return _set_out(request, one, body, {"next": onward if safe else "", "again": bool(safe)})


@open_to_all
@require_safe
def by_invitation(request: HttpRequest, account_id: UUID, token: str) -> HttpResponse:
    """Whose invitation it is, and a way on that only this page gives: nobody's browser is sent there unasked.

    A link and no form, since a browser that holds forms to this house would not follow to the office; the word in it
    stands in this session alone, and they must show anew who they are there.
    """
    account = people.invited_account(request.viewer, account_id)
    if account is None or not default_token_generator.check_token(account, token):
        return render(request, "people/invitation_gone.html", status=410)
    found = queries.office_for(request.viewer, account.person_id)
    if found is None:
        raise Http404
    word, said = request.session.get(ONWARD, ""), request.GET.get("videre", "")
    if word and hmac.compare_digest(word.encode(), said.encode()):
        del request.session[ONWARD]
        return _set_out(request, *found, {"account": str(account.id), "token": token, "again": True})
    request.session[ONWARD] = token_urlsafe(24)
    by = system(request.organisation.id)
    name = people.names(by, [account.person_id]).get(account.person_id, "")
    page = {"body": found[1], "name": name, "onward": request.session[ONWARD]}
    page["instead"] = reverse("people:invitation", args=[account_id, token])
    return render(request, "partners/office_invited.html", page)


@open_to_all
@require_safe
def back(request: HttpRequest, name: str) -> HttpResponse:
    """Asked once and answered once, in the browser that asked; then a second step of ours, unless theirs is enough."""
    one, body = _office(request, name)
    known = request.session.pop(ASKED, None) or {}
    with override(known.get("language") or get_language()):
        try:
            _is_ours(request, one, known)
            said = _told(request, one, known)
            account = _let_in(one, body, said, known, request.organisation.id)
        except Refused as wrong:
            if wrong.signed:
                actions.turn_away(body=body, why=wrong.word, by=system(request.organisation.id))
            return kindly(request, one, body, wrong.why, known)
        # Whoever has a key of ours shows it when an invitation ties them, whatever was shown at the office.
        enough = said.any_of(one.accepts) and not (known.get("account") and is_mfa_enabled(account))
        return _signed_in(request, account, known, enough=enough)


def _set_out(request: HttpRequest, one: Office, body: Body, more: dict[str, Any]) -> HttpResponse:
    known = signing_in.fresh()
    try:
        to = signing_in.way_to(one, _back(request, one), known, again=more.get("again", False), plain=PLAIN)
    except (OSError, NotBelieved):
        return kindly(request, one, body, "away")
    begun = {"office": one.name, "at": timezone.now().isoformat(), "language": get_language()}
    request.session[ASKED] = known | begun | more
    answer = HttpResponseRedirect(to)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _is_ours(request: HttpRequest, one: Office, known: dict[str, Any]) -> None:
    """An answer to a question this browser asked, a moment ago, of this office and no other."""
    state = request.GET.get("state", "")
    if not known or not hmac.compare_digest(state.encode(), known["state"].encode()):
        raise Refused("late")
    if known["office"] != one.name or request.GET.get("iss", one.issuer) != one.issuer:
        raise Refused("unsafe")
    if not is_in_time(datetime.fromisoformat(known["at"]), timezone.now()):
        raise Refused("late")
    if not request.GET.get("code"):
        raise Refused("no")


def _told(request: HttpRequest, one: Office, known: dict[str, Any]) -> Said:
    again = SHOWN_AGAIN if known.get("again") else 0
    try:
        return signing_in.told_by(
            one, request.GET["code"], _back(request, one), known, again=again, plain=PLAIN
        )
    except NotBelieved as wrong:
        raise not_believed(str(wrong), known) from wrong
    except OSError as wrong:
        raise Refused("away") from wrong


def _let_in(one: Office, body: Body, said: Said, known: dict[str, Any], house: UUID) -> Account:
    by = system(house)
    try:
        if invited := known.get("account"):
            account = people.invited_account(by, UUID(invited))
            if account is None or not default_token_generator.check_token(account, known["token"]):
                raise Refused("late", "invitation")
            actions.bind(account=account, token=known["token"], office=one, body=body, said=said, by=by)
        return actions.come_in(office=one, body=body, said=said, by=by)
    except NotAllowed as wrong:
        raise Refused("unknown", "unknown") from wrong


def _signed_in(
    request: HttpRequest, account: Account, known: dict[str, Any], *, enough: bool
) -> HttpResponse:
    """Without a second way of showing who one is, ours is asked for as of everybody here.

    It counts as shown just now only when it was: an office that knows the browser lets it through without a question.
    """
    if known.get("again"):
        record_authentication(request, account, method="office")
    to = known.get("next") or reverse("desk:home")
    if not enough:
        return perform_login(request, Login(user=account, redirect_url=to))
    get_adapter().login(request, account)
    request.session[BY_OFFICE] = str(account.pk)
    return redirect(to)


def _office(request: HttpRequest, name: str) -> tuple[Office, Body]:
    found = queries.office(request.viewer, name)
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest, one: Office) -> str:
    """One address in whichever language one reads, since the office has it on a list."""
    with override("da"):
        return request.build_absolute_uri(reverse("partners:office_back", args=[one.name]))
