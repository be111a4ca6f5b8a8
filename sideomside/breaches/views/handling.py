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
    FactsForm,
    JudgeForm,
    NotReportedForm,
    ReportedForm,
    TellForm,
)
from sideomside.breaches.rules import CORRECTABLE, BreachStep, Step, may_close
from sideomside.people import queries as people
from sideomside.people.rules import Viewer

FIELDS = ("thing", "since", "until", "risk", "reference", "happened_at")


def breach(request: HttpRequest, breach_id: UUID) -> HttpResponse:
    """One of them: how the hours stand, who could be reached, and what there is to do."""
    one = _record(request.viewer, breach_id)
    act = request.POST.get("do", "")
    if act in DOING and not one.is_closed:
        DOING[act](request, one)
        return redirect("breaches:breach", one.breach.id)
    sent = _sent(request, one, act)
    if sent is not None and sent.is_valid():
        _act(request, one, act, sent.cleaned_data)
        return redirect("breaches:breach", one.breach.id)
    return render(request, "breaches/breach.html", _page(request.viewer, one, act, sent))


def correct(request: HttpRequest, breach_id: UUID, step_id: UUID) -> HttpResponse:
    """What was wrong gets another in its place, and is kept behind it."""
    one = _record(request.viewer, breach_id)
    row = next((step for step in one.steps if step.id == step_id and step.name in CORRECTABLE), None)
    if row is None or one.is_closed:
        raise Http404
    form = _form_of(row, one, request)
    if form.is_valid():
        said = dict(form.cleaned_data)
        words = said.pop("words")
        changes = {name: value for name, value in said.items() if name in FIELDS and value is not None}
        if "learnt_at" in said:
            changes["happened_at"] = said["learnt_at"]
        actions.correct(step=row, words=words, changes=changes, by=request.viewer)
        return redirect("breaches:breach", one.breach.id)
    return render(request, "breaches/correct.html", {"one": one, "form": form})


def _record(viewer: Viewer, breach_id: UUID) -> queries.Record:
    found = queries.record(viewer, breach_id)
    if found is None:
        raise Http404
    return found


def _page(viewer: Viewer, one: queries.Record, act: str, sent: forms.Form | None) -> dict[str, Any]:
    found = queries.reach(viewer, one)
    blank = {name: form for name, form in _forms(one).items()}
    return {
        "one": one,
        "form": sent,
        "forms": blank | ({act: sent} if sent is not None else {}),
        "act": act,
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
    }


def _forms(one: queries.Record, data: Any = None) -> dict[str, forms.Form]:
    return {
        "judge": JudgeForm(data),
        "reported": ReportedForm(data, ends_at=one.clock.ends_at),
        "not_reported": NotReportedForm(data),
        "tell": TellForm(data),
        "done": DoneForm(data),
        "closing": ClosingForm(data),
    }


def _sent(request: HttpRequest, one: queries.Record, act: str) -> forms.Form | None:
    return None if one.is_closed else _forms(one, request.POST).get(act)


def _act(request: HttpRequest, one: queries.Record, act: str, said: dict[str, Any]) -> None:
    by, row = request.viewer, one.breach
    if act == "tell":
        seen = said["only_seen"] == "seen"
        count = actions.tell_people(breach=row, words=said["words"], only_seen=seen, by=by)
        messages.success(
            request, _("%(count)s are to hear it. Who has no letterbox stands below.") % {"count": count}
        )
        return
    if act == "closing" and not one.is_ready:
        return
    acts: dict[str, Callable[..., Any]] = {
        "judge": actions.judge,
        "reported": actions.note_reported,
        "not_reported": actions.need_not_report,
        "done": actions.note_done,
        "closing": actions.think_it_can_close,
    }
    acts[act](breach=row, **said, by=by)
    messages.success(request, _("It is written down."))


def _by_voice(request: HttpRequest, one: queries.Record) -> None:
    person = next(
        (p for p in people.visible_to(request.viewer) if str(p.id) == request.POST.get("person")), None
    )
    if person is None:
        raise Http404
    actions.told_by_voice(breach=one.breach, person=person, by=request.viewer)


def _close(request: HttpRequest, one: queries.Record) -> None:
    actions.close(breach=one.breach, by=request.viewer)
    messages.success(request, _("It is closed. You were two about it."))


def _not_yet(request: HttpRequest, one: queries.Record) -> None:
    actions.not_yet(breach=one.breach, by=request.viewer)


DOING: dict[str, Callable[[HttpRequest, queries.Record], None]] = {
    "by_voice": _by_voice,
    "close": _close,
    "not_yet": _not_yet,
}


def _form_of(row: BreachStep, one: queries.Record, request: HttpRequest) -> forms.Form:
    before = {name: getattr(row, name) for name in FIELDS} | {"words": row.note, "learnt_at": row.happened_at}
    data = request.POST or None
    if row.name == Step.REPORTED:
        return ReportedForm(data, initial=before, ends_at=one.clock.ends_at)
    kinds: dict[str, type[forms.Form]] = {
        Step.FOUND: FactsForm, Step.JUDGED: JudgeForm, Step.NOT_REPORTED: NotReportedForm, Step.DONE: DoneForm
    }  # fmt: skip
    return kinds[row.name](data, initial=before)
