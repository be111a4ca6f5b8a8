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
    NotReportedForm,
    ReportedForm,
    TellForm,
    WhoseForm,
)
from sideomside.breaches.rules import CORRECTABLE, Thing, may_close
from sideomside.breaches.views.correcting import FIELDS, form_of
from sideomside.breaches.views.pressing import DOING
from sideomside.ground.ui.when import say_clocks
from sideomside.ground.vault.cpr import COVER
from sideomside.people.rules import NotAllowed, Viewer


def breach(request: HttpRequest, breach_id: UUID) -> HttpResponse:
    """One of them: how the hours stand, who could be reached, and what there is to do."""
    one = _record(request.viewer, breach_id)
    act = request.POST.get("do", "")
    if act in DOING and not one.is_closed:
        DOING[act](request, one)
        return redirect("breaches:breach", one.breach.id)
    sent = _forms(one, request.POST).get(act)
    if isinstance(sent, TellForm) and not _too_late(request.viewer, one, act) and sent.is_valid():
        if page := _tell_them(request, one, sent):
            return page
    elif sent is not None and _acted(request, one, act, sent):
        return redirect("breaches:breach", one.breach.id)
    one = _record(request.viewer, breach_id)
    return render(request, "breaches/breach.html", _page(request.viewer, one, act, sent))


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
        "forms": _forms(one) | ({act: wrong} if wrong else {}),
        "lost": _lost(viewer, one, act, wrong),
        "steps": queries.told_steps(viewer, one),
        "correctable": CORRECTABLE,
        "whose": queries.whose(viewer, one),
        "reach": found,
        "count": len(found.everybody),
        "held": queries.held(viewer, found),
        "named": queries.named(viewer, one, found),
        "not_reached": queries.not_reached(viewer, one),
        "second": may_close(viewer, one.breach, one.whose),
        "may_second": queries.may_second(viewer, one),
        "own": viewer.person_id in one.whose,
    }


def _forms(one: queries.Record, data: Any = None) -> dict[str, forms.Form]:
    """Each with names of its own on the page: many of them ask for words."""
    theirs = one.thing in (Thing.LINK, Thing.LETTER, Thing.OTHER)  # of a phone, its owner knows
    return {
        "judge": JudgeForm(data, auto_id="judge_%s"),
        "reported": ReportedForm(data, ends_at=one.clock.ends_at, auto_id="reported_%s"),
        "not_reported": NotReportedForm(data, auto_id="not_reported_%s"),
        "tell": TellForm(data, and_theirs=theirs, auto_id="tell_%s"),
        "done": DoneForm(data, auto_id="done_%s"),
        "closing": ClosingForm(data, auto_id="closing_%s"),
    }


def _acted(request: HttpRequest, one: queries.Record, act: str, sent: forms.Form) -> bool:
    """Written down; or said kindly why not, with the words still there."""
    late = _too_late(request.viewer, one, act)
    if not late and sent.is_valid():
        try:
            _act(request, one, act, sent.cleaned_data)
        except NotAllowed:  # somebody was quicker by a moment
            late = _too_late(request.viewer, _record(request.viewer, one.breach.id), act)
            if not late:
                raise
        else:
            say_clocks(request, sent)
            return True
    if late:
        sent.errors.clear()
        sent.add_error(None, late)
    return False


def _too_late(viewer: Viewer, one: queries.Record, act: str) -> str:
    """Why it cannot be written down any more, when somebody else was quicker; no words when it can."""
    if one.is_closed:
        return _("It was closed in the meantime, so what you wrote was not written down.")
    if act == "closing" and viewer.person_id in one.whose:
        return _("It was yours, so a colleague is the one who thinks it can be closed.")
    if act == "closing" and one.breach.closing_by_id:
        return _("Somebody thought so already, so what you wrote was not written down.")
    if act == "closing" and not one.is_ready:
        return _("It cannot be closed yet: something is missing, or a colleague just put it otherwise.")
    return ""


def _lost(viewer: Viewer, one: queries.Record, act: str, wrong: forms.Form | None) -> str:
    """Words whose own box is not on the page any more."""
    passed_on = one.breach.closing_by_id is not None or viewer.person_id in one.whose
    gone = one.is_closed or (act == "closing" and passed_on)
    return str(wrong.data.get("words", "")).strip() if wrong and gone else ""


def _act(request: HttpRequest, one: queries.Record, act: str, said: dict[str, Any]) -> None:
    by, row = request.viewer, one.breach
    acts: dict[str, Callable[..., Any]] = {
        "judge": actions.judge,
        "reported": actions.note_reported,
        "not_reported": actions.need_not_report,
        "done": actions.note_done,
        "closing": actions.think_it_can_close,
    }
    acts[act](breach=row, **said, by=by)
    messages.success(request, _("It is written down."))
    _say_withdrawn(request, one)


def _tell_them(request: HttpRequest, one: queries.Record, form: TellForm) -> HttpResponse | None:
    """How many, and the words once more, before anybody is written to; None to go on writing."""
    by, said = request.viewer, form.cleaned_data
    if "back" in request.POST:
        return None
    only_seen = said["only_seen"] == "seen"
    count = len(queries.to_tell(by, one, only_seen=only_seen))
    if said["sure"] is not None and said["sure"] == count:
        told = actions.tell_people(breach=one.breach, words=said["words"], only_seen=only_seen, by=by)
        messages.success(
            request, _("%(count)s are to hear it. Who has no letterbox stands below.") % {"count": told}
        )
        return redirect("breaches:breach", one.breach.id)
    page = {"one": one, "said": said, "count": count, "covered": COVER if form.covered else ""}
    return render(request, "breaches/sure.html", page)


def _say_withdrawn(request: HttpRequest, one: queries.Record) -> None:
    """Somebody thought it could be closed, and now it has changed."""
    now = queries.record(request.viewer, one.breach.id)
    if one.breach.closing_by_id is not None and now and now.breach.closing_by_id is None:
        messages.success(request, _("Somebody thought it could be closed. It has changed, so you ask anew."))
