"""The demo's own pages: go in as one of the invented people, and read the letters that would have left."""

from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sideomside.ground.post.pigeonholes import newest_first
from sideomside.ground.ui import unsent
from sideomside.ground.ui.doors import open_to_all
from sideomside.people.actions import make_link
from sideomside.people.rules import link_path, system
from sideomside.site.demo import who
from sideomside.site.demo.cast import Player, player

LETTERS_ON_A_PAGE = 30


@open_to_all
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    if not who.is_invented(request.organisation.id):
        raise Http404
    return render(request, "site/demo.html", {"doors": who.doors()})


@open_to_all
@require_POST
def go_in(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever was here before is out; the next one comes in."""
    one = player(key)
    if one is None:
        raise Http404
    return _with_account(request, one) if one.is_staff else _by_link(request, one)


@open_to_all
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Private links lie here for everybody to press: only where nothing is real."""
    if not settings.GALLERY:
        raise Http404
    page = Paginator(newest_first(settings.MAILBOX), LETTERS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "site/mailbox.html", {"page": page})


def _with_account(request: HttpRequest, one: Player) -> HttpResponse:
    account = who.account_of(one)
    if account is None:
        raise Http404
    unsent.out_but_for(request.session, account.person_id)
    login(request, account, backend="sideomside.people.sign_in.ByFingerprint")
    return redirect("desk:home")


def _by_link(request: HttpRequest, one: Player) -> HttpResponse:
    person = who.participant(one)
    if person is None:
        raise Http404
    unsent.out_but_for(request.session, person.id)
    token = make_link(person=person, replace=False, by=system(request.organisation.id))
    return redirect(link_path(token, get_language()[:2]))
