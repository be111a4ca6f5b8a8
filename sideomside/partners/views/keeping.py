"""Where coordinators keep partners, agreements and those who sign in from there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.partners import actions, queries
from sideomside.partners.forms import AgreementForm, BodyForm, ContactForm
from sideomside.partners.models import Agreement, Body
from sideomside.partners.rules import is_in_force, state_of
from sideomside.partners.views.doors import coordinators_only
from sideomside.people import queries as people
from sideomside.people.rules import Changed


@coordinators_only
def listed(request: HttpRequest) -> HttpResponse:
    """Partners, and the bridges that are under way."""
    today = timezone.localdate()
    bodies = [(one, _in_force(request, one)) for one in queries.bodies(request.viewer)]
    bridges = [(one, state_of(one, today)) for one in queries.answers(request.viewer)]
    known = {"bodies": bodies, "bridges": bridges, "coming": queries.asks_to_come(request.viewer)}
    return render(request, "partners/list.html", known)


@coordinators_only
def keep(request: HttpRequest, body_id: UUID | None = None) -> HttpResponse:
    """A new partner, or another name for one."""
    of = _body(request, body_id) if body_id else None
    initial = {"name": of.name, "sort": of.sort} if of else {"sort": Body.Sort.MUNICIPALITY}
    form = BodyForm(request.POST or None, initial=initial)
    if form.is_valid():
        row = actions.keep_body(**form.cleaned_data, of=of, by=request.viewer)
        messages.success(request, _("Saved."))
        return redirect("partners:body", row.id)
    return render(request, "partners/keep.html", {"form": form, "of": of})


@coordinators_only
def body(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """One partner: what is agreed, and who signs in from there. A name and a work mail make a way in."""
    of, viewer, today = _body(request, body_id), request.viewer, timezone.localdate()
    agreed = list(queries.agreements_of(viewer, of))
    form = ContactForm(request.POST or None, known=lambda mail: queries.former_contact(viewer, of, mail))
    if agreed and form.is_valid():
        actions.add_contact(agreement=agreed[0], **form.cleaned_data, by=viewer)
        messages.success(request, _("A letter is on its way. They choose a password, and then a second key."))
        return redirect("partners:body", of.id)
    context = {
        "of": of,
        "agreements": [(one, is_in_force(one, today)) for one in agreed],
        "contacts": queries.contacts_of(viewer, of),
        "form": form,
    }
    return render(request, "partners/body.html", context)


@coordinators_only
def agreement(
    request: HttpRequest, body_id: UUID | None = None, agreement_id: UUID | None = None
) -> HttpResponse:
    """A new agreement, or changing one; an old page changes nothing and keeps what was typed."""
    of = _agreement(request, agreement_id) if agreement_id else None
    where = of.body if of else _body(request, body_id)
    form = _agreement_form(request, of)
    if form.is_valid():
        try:
            actions.agree(
                body=where, programme=form.chosen(), said=form.said(), of=of,
                once=form.cleaned_data["once"], by=request.viewer,
            )  # fmt: skip
        except Changed:
            _say_changed(request, form, _agreement(request, agreement_id))
        else:
            messages.success(request, _("Saved."))
            return redirect("partners:body", where.id)
    return render(request, "partners/agreement.html", {"form": form, "body": where, "of": of})


@coordinators_only
@require_POST
def end_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    found = queries.contact(request.viewer, contact_id)
    if found is None:
        raise Http404
    actions.end_contact(contact=found, by=request.viewer)
    messages.success(request, _("They see nothing of this partner any more."))
    return redirect("partners:body", found.body_id)


def _agreement_form(request: HttpRequest, of: Agreement | None) -> AgreementForm:
    programmes = [of.programme] if of else list(people.own_programmes(request.viewer))
    names = ("purpose", "first_day", "last_day", "standing", "version")
    initial: dict[str, Any] = {name: getattr(of, name) for name in names} if of else {}
    initial["ours_id"] = str((of.ours_id if of else request.viewer.person_id) or "")
    ours = queries.our_people(request.viewer, of)
    return AgreementForm(request.POST or None, initial=initial, programmes=programmes, ours=ours)


def _say_changed(request: HttpRequest, form: AgreementForm, now: Agreement) -> None:
    names = people.names(request.viewer, [now.changed_by_id]) if now.changed_by_id else {}
    who = names.get(now.changed_by_id, "") or _("Somebody")
    form.add_error(
        None, _("%(name)s changed it meanwhile. Your words are here. Look, and save again.") % {"name": who}
    )
    form.data = form.data.copy()
    form.data["version"] = str(now.version)


def _in_force(request: HttpRequest, of: Body) -> bool:
    today = timezone.localdate()
    return any(is_in_force(one, today) for one in queries.agreements_of(request.viewer, of))


def _body(request: HttpRequest, body_id: UUID) -> Body:
    found = queries.body(request.viewer, body_id)
    if found is None:
        raise Http404
    return found


def _agreement(request: HttpRequest, agreement_id: UUID) -> Agreement:
    found = queries.agreement(request.viewer, agreement_id)
    if found is None:
        raise Http404
    return found
