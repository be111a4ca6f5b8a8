"""The coordinator walks it with somebody: what stands, what is missing, and the next thing to do."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.when import say_clocks
from sideomside.path import actions, queries
from sideomside.path.forms import AnswerForm, CertificateForm, ReferenceForm, SettleForm, TalkForm
from sideomside.path.rules import PeerPath, Reference, hours_in_words, is_on_the_way, may_walk_with
from sideomside.peers import queries as peers
from sideomside.peers.rules import GROWN, State
from sideomside.people import queries as people

FORMS = {"talk": TalkForm, "reference": ReferenceForm, "settle": SettleForm}


def walk(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One page for it all; before it has begun there is one thing to do."""
    viewer = request.viewer
    file = peers.peer_file(viewer, person_id) if viewer.is_coordinator else None
    path = queries.opened(viewer, person_id) if viewer.is_coordinator else None
    if path is None and (file is None or not may_walk_with(viewer, person_id, file.programme_id)):
        raise Http404
    act = request.POST.get("do", "") if request.method == "POST" else ""
    if act == "begin" and file is not None:
        actions.begin(person=file.person, programme=file.programme, by=viewer)
        return redirect("path:walk", person_id)
    if act and path is not None:
        return _do(request, path, act)
    if path is None:
        queries.looked_at(viewer, person_id)
    page = _page(request, path, {}) if path else {"path": None}
    name = (file.person if file else path.person).name if file or path else ""
    known = {"person_id": person_id, "name": name, "file": file, "grown": file and file.state in GROWN}
    return render(request, "path/walk.html", page | known)


def answer(request: HttpRequest, person_id: UUID, reference_id: UUID) -> HttpResponse:
    """What somebody who knows them said."""
    path, known = path_or_404(request, person_id), _reference(request, person_id, str(reference_id))
    form = AnswerForm(request.POST or None, initial={"words": known.words})
    if form.is_valid():
        actions.note_answer(reference=known, words=form.cleaned_data["words"], by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:walk", person_id)
    return render(request, "path/answer.html", {"path": path, "one": known, "form": form})


def certificate(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """That it was asked for, or seen."""
    path = path_or_404(request, person_id)
    if not path.with_children:
        raise Http404
    row = getattr(path, "certificate", None)
    known = {"sort": row.sort, "outcome": row.outcome or "", "renew_on": row.renew_on} if row else {}
    form = CertificateForm(request.POST or None, initial={"sort": "child"} | known)
    if form.is_valid():
        actions.note_certificate(path=path, **form.cleaned_data, by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:walk", person_id)
    return render(request, "path/certificate.html", {"path": path, "form": form})


def path_or_404(request: HttpRequest, person_id: UUID) -> PeerPath:
    found = queries.opened(request.viewer, person_id) if request.viewer.is_coordinator else None
    if found is None:
        raise Http404
    return found


def _reference(request: HttpRequest, person_id: UUID, reference_id: str) -> Reference:
    path = queries.path_of(request.viewer, person_id)
    known = {str(one.id): one for one in queries.references(request.viewer, path)} if path else {}
    if reference_id not in known:
        raise Http404
    return known[reference_id]


def _page(request: HttpRequest, path: PeerPath, tried: dict[str, Any]) -> dict[str, Any]:
    viewer = request.viewer
    file, job = (
        peers.peer_file(viewer, path.person_id),
        queries.employed(viewer, path.person_id, path.programme_id),
    )
    settled = {"with_children": path.with_children, "employed": path.employed}
    forms = {name: made(auto_id=f"{name}_%s") for name, made in FORMS.items() if name != "settle"}
    forms["settle"] = SettleForm(auto_id="settle_%s", initial=settled)
    return {
        "path": path,
        "way": queries.way(viewer, path),
        "walks_with": queries.walked_with(viewer, path),
        "is_mine": path.coordinator_id == viewer.person_id,
        "missing": queries.missing(viewer, path),
        "to_come": _to_come(queries.missing(viewer, path)),
        "papers": queries.papers_of(viewer, path),
        "references": queries.references(viewer, path),
        "steps": queries.steps(viewer, path),
        "certificate": getattr(path, "certificate", None),
        "on_the_way": is_on_the_way(path) and file is not None and file.state != State.STOPPED,
        "job": job,
        "job_hours": hours_in_words(job.minutes_a_week) if job and job.minutes_a_week else "",
        "learning": queries.learning_of(viewer, path.person_id, path.programme_id),
        "learns": queries.since_begun(viewer, path).filter(name="training").exists(),
        "reach": people.contacts(viewer, path.person_id),
        "forms": forms | tried,
        "wrong": next(iter(tried.values()), None),
    }


def _to_come(missing: list[str]) -> list[str]:
    """Each kind of thing once."""
    words = {
        "talk": _("a talk"),
        "reference": _("somebody who knows them"),
        "certificate": _("a child certificate"),
    }
    return list(dict.fromkeys(words.get(one, _("a signature")) for one in missing))


def _do(request: HttpRequest, path: PeerPath, act: str) -> HttpResponse:
    if act in FORMS:
        form = FORMS[act](request.POST, auto_id=f"{act}_%s")
        if not form.is_valid():
            page = _page(request, path, {act: form}) | {"person_id": path.person_id, "name": path.person.name}
            return render(request, "path/walk.html", page)
        SAVING[act](path=path, **form.cleaned_data, by=request.viewer)
        say_clocks(request, form)
    elif act in PRESSED:
        PRESSED[act](request, path)
    else:
        raise Http404
    messages.success(request, _("It is written down."))
    welcomed = act in {"welcome", "welcome_groups"} and (
        file := peers.peer_file(request.viewer, path.person_id)
    )
    return redirect("peers:peer", file.id) if welcomed else redirect("path:walk", path.person_id)


def _asked(request: HttpRequest, path: PeerPath) -> None:
    one = _reference(request, path.person_id, request.POST.get("reference", ""))
    actions.note_asked(reference=one, by=request.viewer)


def _take_back(request: HttpRequest, path: PeerPath) -> None:
    one = _reference(request, path.person_id, request.POST.get("reference", ""))
    actions.take_reference_back(reference=one, by=request.viewer)


SAVING: dict[str, Callable[..., object]] = {
    "talk": actions.note_talk,
    "reference": actions.name_reference,
    "settle": actions.settle,
}
PRESSED: dict[str, Callable[[HttpRequest, PeerPath], object]] = {
    "asked": _asked,
    "take_back": _take_back,
    "training": lambda request, path: actions.begin_training(path=path, by=request.viewer),
    "welcome": lambda request, path: actions.welcome(path=path, by=request.viewer),
    "welcome_groups": lambda request, path: actions.welcome(path=path, one_to_one=False, by=request.viewer),
}
