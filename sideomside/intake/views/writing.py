"""Anybody writes to us: one page, a minute, no account."""

from datetime import timedelta
from json import dumps
from typing import Any

from allauth.core.context import request_context
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.keys import blind
from sideomside.ground.vault.limits import too_often
from sideomside.intake import actions, queries
from sideomside.intake.forms import WriteForm
from sideomside.intake.models import Enquiry, Way
from sideomside.intake.rules import (
    A_FEW,
    EARLIER,
    RECEIPT,
    in_words,
    is_fresh,
    number_said,
    slip,
    slips,
    way_to_reach,
)
from sideomside.intake.views.receipt import slip_from
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.models import Programme
from sideomside.people.rules import visitor
from sideomside.people.sign_in import HouseAdapter

AN_HOUR = timedelta(hours=1)


@open_to_all
def write(request: HttpRequest) -> HttpResponse:
    """Every answer that cannot be taken comes back with the words still in it."""
    programmes = list(who.shown_programmes(request.viewer))
    if not programmes:
        return render(request, "ui/not_ready.html", status=503)
    page = _page(request, programmes)
    form = WriteForm(
        request.POST or None, programmes=programmes, readers=page["readers"], sender=page["first"]
    )
    page["form"] = form
    if not form.is_bound or not form.is_valid():
        return render(request, "intake/write.html", page)
    if _too_much_from_here(request, form):
        return render(request, "intake/write.html", page | {"wait": True}, status=429)
    said = _mark_of(request, form)
    if _is_here_already(request, said):
        return redirect("intake:receipt")
    enquiry = _once(request, form, programmes)
    if not _hand_over(request, enquiry, said):
        return render(request, "intake/sent_before.html", page)
    return redirect("intake:receipt")


def _page(request: HttpRequest, programmes: list[Programme]) -> dict[str, Any]:
    """Who reads, and by when they promise to answer."""
    several = len(programmes) > 1
    days = max(programme.answer_days for programme in programmes)
    names = [] if several else queries.readers(request.viewer, programmes[0].id)
    return {
        "one": programmes[0],
        "readers": in_words(names, _("and")) if names else _("the coordinators"),
        "either": in_words(names, _("or")) if names else _("A coordinator"),
        "first": names[0] if names else "",
        "days": days,
        "days_said": number_said(days),
        "coffee": who.next_coffee(request.viewer),
    }


def _mark_of(request: HttpRequest, form: WriteForm) -> str:
    """A keyed mark of the whole letter: the same words are known again, and can never be read from it."""
    answers = {name: str(said) for name, said in form.cleaned_data.items() if name not in {"seal", "website"}}
    return blind(request.organisation.id, "written", dumps(answers, sort_keys=True))


def _is_here_already(request: HttpRequest, said: str) -> bool:
    """Back, and Send once more under a new seal: what this browser sent a moment ago is not sent by somebody new.

    Also when something else was sent in between: each is answered with its own receipt.
    """
    for kept in slips(request.session):
        before = slip_from(request, kept) if kept.get("said") == said else None
        if before and is_fresh(before.enquiry, timezone.now()):
            _open_receipt(request, kept)
            return True
    return False


def _open_receipt(request: HttpRequest, kept: dict[str, str]) -> None:
    """This one lies on top; whoever used this phone before is out."""
    others = [one for one in slips(request.session) if one["enquiry"] != kept["enquiry"]]
    if request.session.get(RECEIPT) != kept and not request.user.is_authenticated:
        request.session.flush()
        request.session["link"] = kept["link"]
    request.session[RECEIPT], request.session[EARLIER] = kept, others[:A_FEW]


def _once(request: HttpRequest, form: WriteForm, programmes: list[Programme]) -> Enquiry:
    """Two taps at the same moment: the second finds what the first became."""
    try:
        return _write_in(request, form, programmes)
    except IntegrityError:
        before = queries.sent_before(request.viewer, form.cleaned_data["seal"])
        if before is None:
            raise
        return before


def _write_in(request: HttpRequest, form: WriteForm, programmes: list[Programme]) -> Enquiry:
    said = form.cleaned_data
    newcomer = actions.Newcomer(
        name=said["name"],
        channel=said["channel"],
        contact_way=way_to_reach(said["contact"]),
        contact=said["contact"],
        language=(get_language() or "da")[:2],
        said_yes="form",
    )
    where = said.get("programme")
    return actions.write_in(
        programme=where or programmes[0],
        ask_where=where is None and len(programmes) > 1,
        newcomer=newcomer,
        words=said["words"],
        way=Way.FORM,
        once=said["seal"],
        by=visitor(request.organisation.id),
    )


def _hand_over(request: HttpRequest, enquiry: Enquiry, said: str) -> bool:
    """Give the writer their link and open the receipt; never again once a form is old or a word is chosen."""
    if not queries.may_hand_over(request.viewer, enquiry):
        return False
    token = people.make_link(person=enquiry.person, by=visitor(request.organisation.id))
    link = who.link_for(request.viewer, token)
    _open_receipt(request, slip(enquiry, link, token, said))
    return True


def _too_much_from_here(request: HttpRequest, form: WriteForm) -> bool:
    """A library or a café shares one address, so the limit is wide; who types faster than a hand meets it sooner."""
    with request_context(request):
        sender = HouseAdapter().get_client_ip(request)
    quick = form.was_quick() and too_often("wrote in no time", sender, limit=12, per=AN_HOUR)
    return too_often("wrote", sender, limit=30, per=AN_HOUR) or quick
