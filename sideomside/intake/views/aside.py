"""Mail that lies aside: nothing here can be opened or downloaded, only seen, decided and mended."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.intake import actions, queries
from sideomside.intake.forms import AwayForm, TakeForm
from sideomside.intake.models import InboundMail


@dataclass(slots=True)
class Item:
    """One mail with what one may do about it."""

    mail: InboundMail
    away: AwayForm
    take: TakeForm


def quarantine(request: HttpRequest) -> HttpResponse:
    """What needs a look on top; what a machine wrote, or we threw away, folded below."""
    if not request.viewer.is_coordinator:
        raise Http404
    verb = VERBS.get(request.POST.get("do", ""))
    if request.method == "POST" and verb:
        mail = _found_or_404(request)
        form = verb.form(request.POST, auto_id=f"{mail.id}_%s")
        if form.is_valid():
            return verb.do(request, mail, form.cleaned_data)
        return _page(request, {mail.id: form}, form)
    return _page(request, {}, None)


def _page(request: HttpRequest, sent: dict[UUID, forms.Form], form: forms.Form | None) -> HttpResponse:
    viewer = request.viewer
    shown = queries.opened_mail(viewer, [*queries.quarantined(viewer), *queries.set_aside(viewer)])
    items = [_item(mail, sent.get(mail.id)) for mail in shown]
    waits = InboundMail.State.QUARANTINED
    page = {
        "waiting": [item for item in items if item.mail.state == waits],
        "aside": [item for item in items if item.mail.state != waits],
        "form": form,
    }
    return render(request, "intake/quarantine.html", page)


def _item(mail: InboundMail, sent: forms.Form | None) -> Item:
    known = {"auto_id": f"{mail.id}_%s"}
    away = sent if isinstance(sent, AwayForm) else AwayForm(**known)  # type: ignore[arg-type]
    initial = {"name": mail.sender_name}
    take = sent if isinstance(sent, TakeForm) else TakeForm(initial=initial, **known)  # type: ignore[arg-type]
    return Item(mail, away, take)


def _found_or_404(request: HttpRequest) -> InboundMail:
    found = queries.aside(request.viewer, request.POST.get("mail", ""))
    if found is None:
        raise Http404
    return found


def _again(request: HttpRequest, mail: InboundMail, said: dict[str, Any]) -> HttpResponse:
    actions.read_again(mail=mail, by=request.viewer)
    messages.success(request, _("It is read again in a moment."))
    return redirect("intake:quarantine")


def _away(request: HttpRequest, mail: InboundMail, said: dict[str, Any]) -> HttpResponse:
    actions.throw_away(mail=mail, reason=said["reason"], by=request.viewer)
    messages.success(request, _("It is set aside."))
    return redirect("intake:quarantine")


def _take(request: HttpRequest, mail: InboundMail, said: dict[str, Any]) -> HttpResponse:
    enquiry = actions.take_mail(mail=mail, name=said["name"], words=said["words"], by=request.viewer)
    return redirect("intake:enquiry", enquiry.id)


@dataclass(frozen=True, slots=True)
class Verb:
    form: type[forms.Form]
    do: Any


VERBS = {
    "again": Verb(forms.Form, _again),
    "away": Verb(AwayForm, _away),
    "take": Verb(TakeForm, _take),
}
