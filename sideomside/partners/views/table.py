"""Five short pages at a table. Whatever is typed is kept with every press, also the one that goes back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.intake import queries as intake
from sideomside.partners import actions, queries
from sideomside.partners.forms import BeginPage, PassedPage, ReachPage, WordsPage
from sideomside.partners.models import Draft
from sideomside.partners.rules import PAGES
from sideomside.partners.views.doors import partners_only

SENT = "sent_from_here"  # in the session: what was sent from this screen a moment ago


@partners_only
def begin(request: HttpRequest) -> HttpResponse:
    """The first page. There is a draft from the moment something was written."""
    agreements = list(queries.acts_by(request.viewer))
    if not agreements:
        raise Http404
    form = BeginPage(request.POST or None, agreements=agreements)
    if form.is_valid():
        draft = actions.begin(
            agreement=form.chosen(), said=form.kept(), once=form.cleaned_data["once"], by=request.viewer
        )
        return redirect("partners:table", draft.id, "svar")
    return render(request, "partners/words.html", {"form": form, "number": 1, "pages": len(PAGES)})


@partners_only
def table(request: HttpRequest, draft_id: UUID, page: str) -> HttpResponse:
    draft = queries.draft(request.viewer, draft_id)
    if draft is None:
        return what_became_of_it(request, draft_id)
    form = _form(request, draft, page)
    if request.method == "POST":
        return _kept(request, draft, page, form)
    return _page(request, draft, page, form)


@partners_only
@require_POST
def drop(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Thrown away on the screen; pressed twice it is gone once."""
    draft = queries.draft(request.viewer, draft_id)
    if draft is not None:
        actions.drop(draft=draft, by=request.viewer)
    messages.success(request, _("It is thrown away. Nobody has seen it."))
    return redirect("partners:home")


def what_became_of_it(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The yes was said on the phone meanwhile; or nobody said it, and it is gone."""
    sent = queries.sent_from(request.viewer, draft_id)
    if sent is None:
        return render(request, "partners/draft_gone.html", status=404)
    request.session[SENT] = str(sent.id)
    return redirect("partners:sent")


def _form(request: HttpRequest, draft: Draft, page: str) -> Any:
    data, words = request.POST or None, draft.words or {}
    if page == "ord":
        return WordsPage(data, initial=words)
    if page == "svar":
        programme = draft.agreement.programme
        sender = next(iter(intake.readers(request.viewer, programme.id)), "")
        return ReachPage(data, initial=words, sms=programme.offers_sms, sender=sender)
    if page == "videre":
        names = queries.names_at(request.viewer, draft.agreement, draft.contact_id)
        return PassedPage(data, words=words, names=names)
    raise Http404


def _kept(request: HttpRequest, draft: Draft, page: str, form: Any) -> HttpResponse:
    """Kept first, so that neither a mistake nor the way back loses a word."""
    at = PAGES.index(page)
    if actions.keep(draft=draft, said=form.kept(), by=request.viewer):
        messages.warning(
            request, _("We covered a number that looked like a civil registration number. We never need it.")
        )
    if request.POST.get("do") == "back" and at:
        return redirect("partners:table", draft.id, PAGES[at - 1])
    if not form.is_valid():
        return _page(request, draft, page, form)
    return redirect("partners:table", draft.id, PAGES[at + 1])


def _page(request: HttpRequest, draft: Draft, page: str, form: Any) -> HttpResponse:
    names = {"ord": "words", "svar": "reach", "videre": "passed"}
    number = PAGES.index(page) + 1
    known = {"form": form, "draft": draft, "number": number, "pages": len(PAGES)}
    return render(request, f"partners/{names[page]}.html", known)
