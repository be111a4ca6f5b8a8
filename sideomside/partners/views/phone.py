"""The person's own phone: a button, everything that was written, and a yes or a no that weigh the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sideomside.ground.ui.doors import open_to_all
from sideomside.intake import queries as intake
from sideomside.intake.rules import RECEIPT, slip
from sideomside.partners import actions, queries
from sideomside.partners.models import Referral
from sideomside.partners.views.asking import answers, yes_form
from sideomside.people import queries as people
from sideomside.people.rules import visitor

ASKED, SAID = "asked_for_a_yes", "said_yes"  # in the session of the phone
HALF_AN_HOUR = 30 * 60


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link only shows a button, so that a preview of it harms nobody; the first to press it has it."""
    draft = queries.draft_for(request.viewer, token)
    mine = draft is not None and request.session.get(ASKED) == draft.token_hash
    if draft is None or (draft.opened_at and not mine):
        return over(request)
    if request.method != "POST":
        page = render(request, "partners/open.html")
        page.headers["X-Robots-Tag"] = "noindex, nofollow"
        return page
    if not mine:
        _nobody_else_here(request)
        request.session[ASKED] = actions.open_link(draft=draft, by=visitor(request.organisation.id))
    return redirect("partners:asked")


@open_to_all
def asked(request: HttpRequest) -> HttpResponse:
    """Yes or no; the ticks are theirs to change."""
    found = queries.asked(request.viewer, request.session.get(ASKED))
    if found is None:
        return redirect("partners:thanks") if SAID in request.session else over(request)
    by, key = visitor(request.organisation.id), request.session[ASKED]
    if request.POST.get("do") == "no":
        actions.drop(draft=found.draft, token_hash=key, by=by)
        request.session.pop(ASKED)
        return render(request, "partners/not_sent.html")
    form = yes_form(request, found.draft)
    if form.is_valid():
        sent = actions.say_yes(draft_id=found.draft.id, yes=form.yes(key), by=by)
        request.session[SAID] = str(sent.id)
        return redirect("partners:thanks")
    shown = {"form": form, "names": found.names, "answers": answers(found.words)}
    return render(request, "partners/asked.html", shown)


@open_to_all
def thanks(request: HttpRequest) -> HttpResponse:
    """It is sent: a page of one's own if one likes, and the way back out."""
    referral = queries.said_by(request.viewer, request.session.get(SAID))
    if referral is None:
        return over(request)
    herself = queries.herself(request.viewer, referral)
    offered = intake.may_hand_over(herself, referral.enquiry)
    if request.POST.get("do") == "page" and offered:
        return _own_page(request, referral)
    if request.POST.get("do") == "undo":
        actions.take_back(referral=referral, by=herself)
        messages.success(request, _("It is taken back. Nobody waits for you."))
        return render(request, "partners/not_sent.html", {"undone": True})
    shown = {"offered": offered, "reader": intake.who_reads(herself, referral.enquiry), "referral": referral}
    shown |= {"heavy": referral.enquiry.read_first, "lines": intake.help_now(request.viewer)}
    return render(request, "partners/thanks.html", shown)


def over(request: HttpRequest) -> HttpResponse:
    """Used, run out or wrong: nothing happens, and nothing is told."""
    return render(request, "partners/link_over.html", status=404)


def _own_page(request: HttpRequest, referral: Referral) -> HttpResponse:
    """On to the receipt, with the private link to keep and a word of one's own."""
    token = actions.hand_over(referral=referral, by=queries.herself(request.viewer, referral))
    link = people.link_for(request.viewer, token)
    _nobody_else_here(request)
    if not request.user.is_authenticated:
        request.session["link"] = str(link.id)
    request.session[RECEIPT] = slip(referral.enquiry, link, token)
    return redirect("intake:receipt")


def _nobody_else_here(request: HttpRequest) -> None:
    """Whoever used this phone before is out; somebody who works here stays signed in."""
    if not request.user.is_authenticated:
        request.session.flush()
        request.session.set_expiry(HALF_AN_HOUR)
