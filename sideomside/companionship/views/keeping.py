"""Three lines from a meeting, on the pages of both; and what a peer may know when somebody comes home."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import BridgeForm, NoteForm
from sideomside.companionship.models import Companionship
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER
from sideomside.people.rules import Changed


@for_participants
def my_notes(request: HttpRequest) -> HttpResponse:
    """All of it, and who else may read what came before."""
    found = queries.notes(request.viewer)
    if request.method == "POST" and found:
        for kept in found.before:
            if str(kept.companionship.id) == request.POST.get("of"):
                yes = request.POST.get("do") == "lend"
                actions.pass_notes_on(companionship=kept.companionship, yes=yes, by=request.viewer)
        return redirect("companionship:my_notes")
    return render(request, "companionship/my_notes.html", {"notes": found})


@for_participants
def my_note(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _note(request, meeting_id, "companionship/my_note.html", reverse("companionship:my_notes"))


def peer_notes(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    found = queries.notes(request.viewer, companionship_id) if request.viewer.is_peer else None
    if found is None:
        raise Http404
    return render(request, "companionship/peer_notes.html", {"notes": found})


def peer_note(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting = queries.meeting_to_keep(request.viewer, meeting_id) if request.viewer.is_peer else None
    if meeting is None:
        raise Http404
    back = reverse("companionship:peer_notes", args=[meeting.companionship_id])
    return _note(request, meeting_id, "companionship/peer_note.html", back)


def _note(request: HttpRequest, meeting_id: UUID, template: str, back: str) -> HttpResponse:
    meeting = queries.meeting_to_keep(request.viewer, meeting_id)
    if meeting is None:
        raise Http404
    known = queries.note_of(request.viewer, meeting)
    mine, initial = request.viewer.is_participant, {"words": known.words if known else ""}
    form = NoteForm(request.POST or None, mine=mine, initial=initial)
    strikes = request.POST.get("do") == "strike"
    if request.method == "POST" and (strikes or form.is_valid()):
        words = "" if strikes else form.cleaned_data["words"]
        actions.keep_note(meeting=meeting, words=words, by=request.viewer)
        if form.covered:
            messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
        return redirect(back)
    return render(request, template, {"meeting": meeting, "known": known, "form": form, "back": back})


@for_participants
def my_bridge(request: HttpRequest) -> HttpResponse:
    return _bridge(request, None, "companionship/my_bridge.html", reverse("companionship:meeting"))


def bridge(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    """The coordinator beside the participant, writing what they say."""
    if not request.viewer.is_coordinator:
        raise Http404
    back = reverse("companionship:companionship", args=[companionship_id])
    return _bridge(request, companionship_id, "companionship/bridge.html", back)


def _bridge(request: HttpRequest, companionship_id: UUID | None, template: str, back: str) -> HttpResponse:
    one = queries.to_bridge(request.viewer, companionship_id)
    if one is None:
        raise Http404
    form = BridgeForm(request.POST or None, known=queries.bridge_of(request.viewer, one))
    changed = None
    if form.is_valid():
        if _pass_on(request, one, form):
            return redirect(back)
        changed = queries.bridge_of(request.viewer, one)
        form.catch_up(changed)
    return render(request, template, {"one": one, "form": form, "back": back, "changed": changed})


def _pass_on(request: HttpRequest, one: Companionship, form: BridgeForm) -> bool:
    """Kept; or not, because somebody changed it after this page was opened."""
    words, seen = form.words(), form.cleaned_data["seen"]
    try:
        actions.pass_on(companionship=one, words=words, ticked=form.ticked(), seen=seen, by=request.viewer)
    except Changed:
        return False
    messages.success(request, _("It is kept."))
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    return True
