"""Right after Send: who reads it and by when, the link to keep, a word of one's own, and one's own words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.intake import actions, queries
from sideomside.intake.forms import CorrectForm, WordForm
from sideomside.intake.models import Enquiry, State
from sideomside.intake.rules import RECEIPT, RECEIPT_LASTS
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.models import from_outside
from sideomside.people.rules import Viewer, link_path


@dataclass(frozen=True, slots=True)
class Slip:
    """What the session remembers of a receipt: whose it is, and the link shown on it."""

    viewer: Viewer
    enquiry: Enquiry
    token: str

    @property
    def link(self) -> str:
        return from_outside(link_path(self.token, self.enquiry.person.language))


View = Callable[[HttpRequest, Slip], HttpResponse]


def with_receipt(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Open for half an hour to the browser that sent the form, and to nobody else."""

    @open_to_all
    @wraps(view)
    def inside(request: HttpRequest) -> HttpResponse:
        slip = slip_of(request)
        if slip is not None:
            return view(request, slip)
        return redirect("desk:my_page" if "link" in request.session else "intake:write")

    return inside


def slip_of(request: HttpRequest) -> Slip | None:
    """The receipt this browser was given, while it and its link still stand."""
    return slip_from(request, request.session.get(RECEIPT))


def slip_from(request: HttpRequest, kept: dict[str, str] | None) -> Slip | None:
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > RECEIPT_LASTS:
        return None
    link = who.living_link(request.viewer, kept["link"])
    if link is None:
        return None
    viewer = who.viewer_for_link(link, opened=True)
    enquiry = queries.enquiry(viewer, kept["enquiry"])
    return Slip(viewer, enquiry, kept["token"]) if enquiry else None


@with_receipt
def receipt(request: HttpRequest, slip: Slip) -> HttpResponse:
    """Choosing the word happens right here."""
    form = WordForm(request.POST or None)
    chosen = who.small_key_of(slip.viewer, slip.enquiry.person_id) is not None
    if not chosen and form.is_valid():
        people.choose_small_key(person=slip.enquiry.person, word=form.cleaned_data["word"], by=slip.viewer)
        _come_in(request)
        messages.success(request, _("Your word is kept. You will need it next time you come in."))
        return redirect("intake:receipt")
    return render(request, "intake/receipt.html", _page(slip) | {"form": form, "chosen": chosen})


def _page(slip: Slip) -> dict[str, Any]:
    person, viewer = slip.enquiry.person, slip.viewer
    return {
        "enquiry": slip.enquiry,
        "person": person,
        "reader": queries.who_reads(viewer, slip.enquiry),
        "message": queries.first_words(viewer, slip.enquiry),
        "link": slip.link,
        "coffee": who.next_coffee(viewer),
        "lines": queries.help_now(viewer),
        "letterbox": next(iter(who.contacts(viewer, person.id)), None) if person.channel in SENDS else None,
        "answered": slip.enquiry.state != State.RECEIVED,
    }


SENDS = {"mail", "sms"}


def _come_in(request: HttpRequest) -> None:
    if "link" in request.session:
        request.session.cycle_key()
        request.session["opened"] = True


@with_receipt
def send_copy(request: HttpRequest, slip: Slip) -> HttpResponse:
    """The link by the channel one chose; asked for, since an address may be mistyped."""
    if request.method == "POST" and actions.send_receipt(
        enquiry=slip.enquiry, link=slip.link, by=slip.viewer
    ):
        messages.success(request, _("The link is on its way."))
    return redirect("intake:receipt")


@with_receipt
def on_paper(request: HttpRequest, slip: Slip) -> HttpResponse:
    if request.method != "POST":
        return redirect("intake:receipt")
    request.session["card"] = {"token": slip.token, "language": slip.enquiry.person.language}
    return redirect("people:card")


@with_receipt
def correct(request: HttpRequest, slip: Slip) -> HttpResponse:
    """Say it another way; the words before are gone."""
    message = queries.first_words(slip.viewer, slip.enquiry)
    if message is None:
        return redirect("intake:receipt")
    form = CorrectForm(request.POST or None, initial={"words": message.words})
    if not form.is_valid():
        return render(request, "intake/correct.html", {"form": form})
    actions.correct(message=message, words=form.cleaned_data["words"], by=slip.viewer)
    messages.success(request, _("Your words are changed."))
    return redirect("intake:receipt")


@with_receipt
def delete_all(request: HttpRequest, slip: Slip) -> HttpResponse:
    """To the page where everything about oneself is erased; the writer comes in without a word for that."""
    if request.method != "POST":
        return redirect("intake:receipt")
    _come_in(request)
    return redirect("privacy:erase")
