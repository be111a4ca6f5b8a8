"""Find a peer: two clicks from I dag, and the coordinator decides."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.forms import ProposeForm, ReleaseForm
from sideomside.matching.forms.deciding import OPENINGS
from sideomside.matching.rules import SomebodyAsksAlready, marked_sentences, waits_words
from sideomside.people.queries import person
from sideomside.people.rules import Viewer


def find(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Own words beside up to three peers; a form for each, so that choosing is one press."""
    bound = None
    if request.method == "POST":
        bound = _bound(request.viewer, person_id, request.POST)
        if bound.is_valid():
            return _decide(request, person_id, bound)
    more, name = "andre" in request.GET, request.GET.get("navn", "")
    found = queries.finding(request.viewer, person_id, more=more or bool(bound), name=name)
    if found is None:
        raise Http404
    context = {
        "found": found,
        "release": ReleaseForm(),
        "words": [
            (m.happened_at, marked_sentences(m.words or "", found.wishes.marked or ())) for m in found.words
        ],
        "own": marked_sentences(found.wishes.words or "", found.wishes.marked or ()),
        "first": [(each, _form(each, bound)) for each in found.first],
        "others": [(each, _form(each, bound)) for each in found.others],
        "openings": OPENINGS,
        "name": name,
        "waits": waits_words(found.waits),
        "form": bound,
        "facts": queries.wishes_in_words(request.viewer, found.wishes),
    }
    return render(request, "matching/find.html", context)


def mark(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Mark sentences in somebody's own words; nothing is added."""
    whom = person(request.viewer, person_id) if request.viewer.is_coordinator else None
    if whom is None or request.method != "POST":
        raise Http404
    actions.mark(person=whom, sentences=request.POST.getlist("sentence")[:20], by=request.viewer)
    return redirect("matching:find", person_id)


def _decide(request: HttpRequest, person_id: UUID, form: ProposeForm) -> HttpResponse:
    """Draft it; go on to ask if the yes and the talk are there. A second coordinator is told who was first."""
    whom, peer_id = person(request.viewer, person_id), form.cleaned_data["peer"]
    thought = queries.thought_of(request.viewer, person_id, peer_id)
    programme = queries.programme_of(request.viewer, person_id)
    peer = person(request.viewer, peer_id)
    if whom is None or programme is None or peer is None:
        raise Http404
    try:
        proposal = actions.propose(
            programme=programme,
            participant=whom,
            peer=peer,
            why=form.cleaned_data["why"],
            shared=thought.shared if thought else None,
            place_in_list=thought.place_in_list if thought else None,
            once=form.cleaned_data["once"],
            by=request.viewer,
        )
    except SomebodyAsksAlready:
        messages.warning(request, _("Somebody is being asked already. Here you see who."))
        return redirect("matching:find", person_id)
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    return redirect("matching:proposal", proposal.id)


def _bound(viewer: Viewer, person_id: UUID, sent: dict[str, str]) -> ProposeForm:
    form = ProposeForm(sent)
    if form.is_valid():
        thought = queries.thought_of(viewer, person_id, form.cleaned_data["peer"])
        form = ProposeForm(sent, reason_needed=thought.reason_needed if thought else True)
    return form


def _form(thought: queries.Thought, bound: ProposeForm | None) -> ProposeForm:
    """The form that came back with its words, or a fresh one."""
    if bound and bound.data.get("peer") == str(thought.person_id):
        return bound
    prefix = str(thought.person_id)[:8]
    return ProposeForm(
        initial={"peer": thought.person_id, "why": thought.reason},
        reason_needed=thought.reason_needed,
        auto_id=f"{prefix}_%s",
    )
