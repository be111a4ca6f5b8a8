"""The last two pages at the table: where the yes is said, and the check of all answers."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from sideomside.intake import queries as intake
from sideomside.intake.rules import in_words
from sideomside.partners import actions, queries
from sideomside.partners.forms import YesForm
from sideomside.partners.models import Draft
from sideomside.partners.rules import PAGES, asks_now, is_ready
from sideomside.partners.views.doors import partners_only
from sideomside.partners.views.table import SENT, what_became_of_it
from sideomside.people.models import from_outside
from sideomside.people.models.person import Channel
from sideomside.people.rules import Viewer, qr_path

LINK = "link_for_a_yes"  # in the session: the link shown on this screen; it stands nowhere else


@partners_only
def where(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """On their own phone, by a link shown here, or on this screen."""
    draft = queries.draft(request.viewer, draft_id)
    if draft is None:
        return what_became_of_it(request, draft_id)
    if not is_ready(draft.words or {}):
        return _first_missing(request, draft)
    if request.method == "POST":
        token = actions.make_link(draft=draft, by=request.viewer)
        request.session[LINK] = {"draft": str(draft.id), "token": token}
        return redirect("partners:where", draft.id)
    return render(request, "partners/where.html", _link_shown(request, draft) | _at(draft, "ja"))


@partners_only
def check(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Everything once more, read together; the yes is the person's, and sends it."""
    draft = queries.draft(request.viewer, draft_id)
    if draft is None:
        return what_became_of_it(request, draft_id)
    if not is_ready(draft.words or {}):
        return _first_missing(request, draft)
    form = yes_form(request, draft)
    if form.is_valid():
        sent = actions.say_yes(draft_id=draft.id, yes=form.yes(), by=request.viewer)
        request.session[SENT] = str(sent.id)
        return redirect("partners:sent")
    shown = {"form": form, "answers": answers(draft.words or {})}
    return render(request, "partners/check.html", shown | _at(draft, "send"))


@partners_only
def sent(request: HttpRequest) -> HttpResponse:
    """Thank you; and a page of their own, for whoever would like one and said yes here."""
    referral = queries.just_sent(request.viewer, request.session.get(SENT))
    if referral is None:
        return redirect("partners:home")
    herself = queries.herself(request.viewer, referral)
    offered = referral.said_on == "screen" and intake.may_hand_over(herself, referral.enquiry)
    if request.method == "POST" and offered:
        token = actions.hand_over(referral=referral, by=herself)
        request.session["card"] = {"token": token, "language": referral.enquiry.person.language}
        return redirect("people:card")
    reader = intake.who_reads(herself, referral.enquiry)
    return render(request, "partners/sent.html", {"referral": referral, "offered": offered, "reader": reader})


def yes_form(request: HttpRequest, draft: Draft) -> YesForm:
    """The same question on the screen and on the phone."""
    names = queries.names_at(request.viewer, draft.agreement, draft.contact_id)
    readers = readers_of(request.viewer, draft)
    return YesForm(request.POST or None, words=draft.words or {}, names=names, readers=readers)


def readers_of(viewer: Viewer, draft: Draft) -> str:
    names = intake.readers(viewer, draft.agreement.programme_id)
    return in_words(names, _("and")) or _("the coordinators")


def answers(words: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is always sent: what to call them and how to answer. Each with the page where it is changed."""
    languages = {code: str(_(name)) for code, name in settings.LANGUAGES}
    channel = words.get("channel", "")
    return [
        (_("What we call you"), words.get("name", "") or _("No name"), "ord"),
        (_("How we answer you"), str(Channel(channel).label) if channel else "", "svar"),
        (_("Your number or your mail"), words.get("contact", "") or _("None"), "svar"),
        (_("The language we write in"), capfirst(languages.get(words.get("language", ""), "")), "svar"),
    ]


def _link_shown(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """Only in the browser that made it, as long as it is the newest and its half hour runs."""
    kept = request.session.get(LINK) or {}
    mine = kept.get("draft") == str(draft.id)
    if not mine or sha256(kept["token"].encode()).hexdigest() != draft.token_hash:
        return {}
    if not asks_now(draft, timezone.now()):
        return {"ran_out": True}
    with override((draft.words or {}).get("language") or "da"):
        link = from_outside(reverse("partners:opened", args=[kept["token"]]))
    return {"link": link, "qr": qr_path(link), "opened": draft.opened_at}


def _first_missing(request: HttpRequest, draft: Draft) -> HttpResponse:
    messages.warning(request, _("Something is missing before you can go on."))
    page = "svar" if (draft.words or {}).get("words") else "ord"
    return redirect("partners:table", draft.id, page)


def _at(draft: Draft, page: str) -> dict[str, Any]:
    return {"draft": draft, "number": PAGES.index(page) + 1, "pages": len(PAGES)}
