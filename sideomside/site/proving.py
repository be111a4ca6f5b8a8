"""Past the door of those who work here: signed in, with two ways of showing who one is, and lately where it counts."""

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from sideomside.partners import queries as partners
from sideomside.partners.rules import BY_OFFICE
from sideomside.people.rules import STAFF, Hat
from sideomside.site.pages import closed_meanwhile


def staff_only(request: HttpRequest) -> HttpResponse | None:
    """Nobody with an account works here on a password alone."""
    if not request.user.is_authenticated:
        at_the_door = redirect_to_login(request.get_full_path())
        return closed_meanwhile(request, way_in=reverse("account_login")) or at_the_door
    ours = bool(request.resolver_match.namespaces)
    if ours and request.viewer.role not in STAFF:
        raise Http404
    if ours and not (_shown_at_their_office(request) or get_adapter().is_mfa_enabled(request.user)):
        return redirect("mfa_index")
    return None


def _shown_at_their_office(request: HttpRequest) -> bool:
    """A partner's contact came in by an office whose second factor whoever runs the house has called enough."""
    return request.viewer.role == Hat.PARTNER and request.session.get(BY_OFFICE) == str(request.user.pk)


def prove_again(request: HttpRequest) -> HttpResponse | None:
    """By password, code or passkey; what was pressed and typed goes on by itself afterwards."""
    proofs = get_authentication_records(request, request.user)
    lately = timezone.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    if request.method != "POST" or any(proof["at"] > lately for proof in proofs):
        return None
    ways = get_account_adapter().get_reauthentication_methods(request.user)
    return suspend_request(request, ways[0]["url"]) if ways else _at_their_office(request)


def _at_their_office(request: HttpRequest) -> HttpResponse:
    """Whoever has no key of ours shows theirs once more where they have it, and is back on the page they were on."""
    office = partners.office_of(request.viewer)
    if office is None:
        return redirect("account_logout")
    return redirect(f"{reverse('partners:office', args=[office.name])}?{urlencode({'next': request.path})}")
