"""The register, for those who look after it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.breaches import actions, queries
from sideomside.breaches.forms import (
    ClosingForm,
    DoneForm,
    JudgeForm,
    NotReachedForm,
    NotReportedForm,
    ReportedForm,
    TellForm,
    WhoseForm,
)
from sideomside.breaches.rules import CORRECTABLE, Risk, Thing, may_close
from sideomside.breaches.views.correcting import FIELDS, form_of
from sideomside.breaches.views.late import too_late, what_is_lost
from sideomside.breaches.views.pressing import DOING
from sideomside.breaches.views.telling import tell_them
from sideomside.ground.ui.doors import asks_again
from sideomside.ground.ui.when import say_clocks
from sideomside.people.rules import NotAllowed, Viewer


def breach(request: HttpRequest, breach_id: UUID) -> HttpResponse:
    """One of them: how the hours stand, who could be reached, and what there is to do."""
    one = _record(request.viewer, breach_id)
    act = request.POST.get("do", "")
    if act in DOING and not one.is_closed:
        DOING[act](request, one)
        return redirect("breaches:breach", one.breach.id)
    if act == "not_reached" and _stands(one, request.POST.get("once", "")):  # pressed twice it is one
        messages.success(request, _("It is written down."))
        return redirect("breaches:breach", one.breach.id)
    sent = _forms(one, request.POST, _to_name(request.viewer, one, act)).get(act)
    if isinstance(sent, TellForm) and not too_late(request.viewer, one, act) and sent.is_valid():
        if page := tell_them(request, one, sent):
            return page
    elif sent is not None and _acted(request, one, act, sent):
        return redirect("breaches:breach", one.breach.id)
    one = _record(request.viewer, breach_id)
    return render(request, "breaches/breach.html", _page(request.viewer, one, act, sent))


@asks_again
def tell(request: HttpRequest, breach_id: UUID) -> HttpResponse:
    """Many are written to at once, and it cannot be taken back: here the words are sent, past showing who one is."""
    if request.method == "POST":
        return breach(request, breach_id)
    return redirect("breaches:breach", _record(request.viewer, breach_id).breach.id)


def correct(request: HttpRequest, breach_id: UUID, step_id: UUID) -> HttpResponse:
    """What was wrong gets another in its place, and is kept behind it."""
    one = _record(request.viewer, breach_id)
    row = next((step for step in one.steps if step.id == step_id and step.name in CORRECTABLE), None)
    if row is None or one.is_closed:
        raise Http404
    form = form_of(row, one, request)
    if form.is_valid():
        said = dict(form.cleaned_data)
        words = said.pop("words")
        changes = {name: value for name, value in said.items() if name in FIELDS and value is not None}
        if "learnt_at" in said:
            changes["happened_at"] = said["learnt_at"]
        whose = _whose(request, one, form)
        actions.correct(step=row, words=words, changes=changes, whose=whose, by=request.viewer)
        say_clocks(request, form)
        _say_withdrawn(request, one)
        seen = queries.record(request.viewer, one.breach.id)  # not where it turns out to be one's own
        return redirect("breaches:breach", one.breach.id) if seen else redirect("breaches:list")
    return render(request, "breaches/correct.html", {"one": one, "form": form})


def _whose(request: HttpRequest, one: queries.Record, form: forms.Form) -> frozenset[UUID] | None:
    """Whose it was put right to; whom one may not know of stays, and None is as it was."""
    if not isinstance(form, WhoseForm) or form.as_it_was:
        return None
    hidden = one.whose - queries.whose_known(request.viewer, one)
    return frozenset({UUID(form.whose)} if form.whose else hidden)


def _stands(one: queries.Record, once: str) -> bool:
    """Whether this very press is written down already."""
    return any(str(step.once) == once for step in one.steps if step.once)


def _record(viewer: Viewer, breach_id: UUID) -> queries.Record:
    found = queries.record(viewer, breach_id)
    if found is None:
        raise Http404
    return found


def _page(viewer: Viewer, one: queries.Record, act: str, sent: forms.Form | None) -> dict[str, Any]:
    found = queries.reach(viewer, one)
    wrong = sent if sent is not None and (not sent.is_valid() or act == "tell") else None
    return {
        "one": one,
        "form": wrong,
        "forms": _forms(one, known=_known(viewer, one, found)) | ({act: wrong} if wrong else {}),
        "lost": what_is_lost(viewer, one, act, wrong),
        "steps": queries.told_steps(viewer, one),
        "correctable": CORRECTABLE,
        "whose": queries.whose(viewer, one),
        "reach": found,
        "count": len(found.everybody),
        "held": queries.held(viewer, found),
        "named": queries.named(viewer, one, found),
        "not_reached": queries.not_reached(viewer, one),
        "ready": queries.is_ready(viewer, one, found),
        "grave": one.risk == Risk.HIGH,
        "unheard": len(queries.not_heard(viewer, one, found)),
        "write_first": one.risk == Risk.HIGH and queries.write_first(viewer, one, found),
        "now": queries.what_to_do_now(viewer, one),
        "second": may_close(viewer, one.breach, one.whose),
        "may_second": queries.may_second(viewer, one),
        "own": viewer.person_id in one.whose,
    }


def _to_name(viewer: Viewer, one: queries.Record, act: str) -> list[tuple[str, str]]:
    """Those who can be named now, where somebody is about to."""
    return queries.to_name(viewer, one, queries.reach(viewer, one)) if act == "not_reached" else []


def _known(viewer: Viewer, one: queries.Record, found: queries.Reach) -> list[tuple[str, str]]:
    """For the box on the page, which is there where the harm can be great."""
    return queries.to_name(viewer, one, found) if one.risk == Risk.HIGH and not one.is_closed else []


def _forms(
    one: queries.Record, data: Any = None, known: list[tuple[str, str]] | None = None
) -> dict[str, forms.Form]:
    """Each with names of its own on the page: many of them ask for words."""
    theirs = one.thing in (Thing.LINK, Thing.LETTER, Thing.OTHER)  # of a phone, its owner knows
    return {
        "judge": JudgeForm(data, auto_id="judge_%s"),
        "reported": ReportedForm(data, ends_at=one.clock.ends_at, auto_id="reported_%s"),
        "not_reported": NotReportedForm(data, auto_id="not_reported_%s"),
        "tell": TellForm(data, and_theirs=theirs, auto_id="tell_%s"),
        "not_reached": NotReachedForm(data, known=known or [], auto_id="not_reached_%s"),
        "done": DoneForm(data, auto_id="done_%s"),
        "closing": ClosingForm(data, auto_id="closing_%s"),
    }


def _acted(request: HttpRequest, one: queries.Record, act: str, sent: forms.Form) -> bool:
    """Written down; or said kindly why not, with the words still there."""
    late = too_late(request.viewer, one, act)
    if not late and sent.is_valid():
        try:
            _act(request, one, act, sent.cleaned_data)
        except NotAllowed:  # somebody was quicker by a moment
            late = too_late(request.viewer, _record(request.viewer, one.breach.id), act)
            if not late:
                raise
        else:
            say_clocks(request, sent)
            return True
    if late:
        sent.errors.clear()
        sent.add_error(None, late)
    return False


def _act(request: HttpRequest, one: queries.Record, act: str, said: dict[str, Any]) -> None:
    by, row = request.viewer, one.breach
    acts: dict[str, Callable[..., Any]] = {
        "judge": actions.judge,
        "reported": actions.note_reported,
        "not_reported": actions.need_not_report,
        "not_reached": actions.note_not_reached,
        "done": actions.note_done,
        "closing": actions.think_it_can_close,
    }
    acts[act](breach=row, **said, by=by)
    messages.success(request, _("It is written down."))
    _say_withdrawn(request, one)


def _say_withdrawn(request: HttpRequest, one: queries.Record) -> None:
    """Somebody thought it could be closed, and now it has changed."""
    now = queries.record(request.viewer, one.breach.id)
    if one.breach.closing_by_id is not None and now and now.breach.closing_by_id is None:
        messages.success(request, _("Somebody thought it could be closed. It has changed, so you ask anew."))
