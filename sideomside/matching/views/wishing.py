"""Wishes in three short pages, for the participant; and the same for a coordinator who writes down what was said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.forms import DaysForm, RatherNotForm, ThemesForm, WordsForm
from sideomside.matching.models import Wishes
from sideomside.matching.rules import Eyes, Stale, week, what_counts
from sideomside.people.models import Person
from sideomside.people.queries import is_paused, person
from sideomside.people.rules import Hat, Viewer

FORMS = {"ord": WordsForm, "temaer": ThemesForm, "hverdag": DaysForm}


@for_participants
def my_wishes(request: HttpRequest) -> HttpResponse:
    return _overview(request, _self(request.viewer), "page")


@for_participants
def my_wish(request: HttpRequest, part: str) -> HttpResponse:
    return _write(request, _self(request.viewer), part)


def wishes(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _overview(request, _participant(request.viewer, person_id), "talk")


def wish(request: HttpRequest, person_id: UUID, part: str) -> HttpResponse:
    return _write(request, _participant(request.viewer, person_id), part)


def _self(viewer: Viewer) -> Person:
    return person(viewer, viewer.person_id)


def _participant(viewer: Viewer, person_id: UUID) -> Person:
    """Somebody who participates where this coordinator works; for anybody else there is nothing here."""
    whom = person(viewer, person_id) if viewer.is_coordinator else None
    if whom is None or queries.programme_of(viewer, person_id) is None:
        raise Http404
    return whom


def _overview(request: HttpRequest, whom: Person, channel: str) -> HttpResponse:
    """The yes to matching with a tick of its own, what is written, and how it is seen by each."""
    if "by_hand" in request.POST:
        return _by_hand(request, whom)
    note = RatherNotForm(request.POST if "rather_not" in request.POST else None)
    if request.method == "POST" and (note.is_valid() or not note.is_bound):
        return _pressed(request, whom, channel, note)
    kept = queries.wishes_of(request.viewer, whom.id)
    eyes = request.GET.get("set-af", Eyes.BEFORE)
    context = {
        "person": whom,
        **_frame(request),
        "wishes": kept,
        "paused": is_paused(request.viewer),
        "agreed": in_force(request.viewer, whom.id, Purpose.MATCHING),
        "yes_text": text_of(Purpose.MATCHING),
        "facts": queries.wishes_in_words(request.viewer, kept),
        "by_hand": queries.is_by_hand(request.viewer, whom.id, Hat.PARTICIPANT),
        "counts": what_counts(queries.weights_for(request.viewer, _where(request.viewer, whom.id))),
        "note": note,
        "notes": queries.notes_in_words(request.viewer, whom.id) if request.viewer.is_participant else [],
        "eyes": [(value, label, value == eyes) for value, label in Eyes.choices],
        "seen": queries.as_seen_by(request.viewer, kept, eyes if eyes in Eyes.values else Eyes.BEFORE),
    }
    return render(request, "matching/wishes.html", context)


def _where(viewer: Viewer, person_id: UUID) -> UUID | None:
    programme = queries.programme_of(viewer, person_id)
    return programme.id if programme else None


def _write(request: HttpRequest, whom: Person, part: str) -> HttpResponse:
    """One page; an older version of it is told who wrote in between, and keeps every word typed."""
    if part not in FORMS:
        raise Http404
    kept = queries.wishes_of(request.viewer, whom.id)
    form = _form(request, whom, part, kept)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.wish(
                person=whom,
                wishes=form.wishes(kept),
                version=form.cleaned_data["version"],
                by=request.viewer,
            )
        except Stale as meanwhile:
            stale = queries.who_changed(request.viewer, meanwhile.now)
            form.data = form.data.copy()
            form.data["version"] = str(meanwhile.now.version)
        else:
            return _kept(request, form)
    context: dict[str, Any] = {"person": whom, "form": form, "stale": stale, **_frame(request)}
    if part == "hverdag":
        context["week"] = week(form["slots"].value() or ())
    return render(request, f"matching/wish_{part}.html", context)


def _form(request: HttpRequest, whom: Person, part: str, kept: Wishes) -> Any:
    kinds: dict[str, Any] = {}
    if part == "temaer":
        kinds = {"groups": queries.themes_offered(request.viewer, kept.themes or ())}
    elif part == "hverdag":
        kinds = queries.everyday_choices(request.viewer, whom.id)
    initial = {"version": kept.version, **FORMS[part].initial_of(kept)}
    return FORMS[part](request.POST or None, initial=initial, **kinds)


def _kept(request: HttpRequest, form: Any) -> HttpResponse:
    messages.success(request, _("It is kept."))
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    return redirect(request.path.rsplit("/", 2)[0] + "/")


def _pressed(request: HttpRequest, whom: Person, channel: str, note: RatherNotForm) -> HttpResponse:
    """Whoever takes a yes back and has somebody already comes to their own page, where a meeting stands first."""
    if note.is_bound:
        _rather_not(request, whom, note)
    elif request.POST.get("consent") == "yes":
        actions.say_yes(person=whom, channel=channel, by=request.viewer)
    elif request.POST.get("consent") == "no":
        actions.take_back(person=whom, channel=channel, by=request.viewer)
        if request.viewer.is_participant and queries.pairs(request.viewer).filter(ended_at=None).exists():
            messages.success(request, _("Your yes is taken back. It counts from now."))
            return redirect("desk:my_page")
    elif request.POST.get("take_away"):
        _take_away(request, whom)
    return redirect(request.path)


def _by_hand(request: HttpRequest, whom: Person) -> HttpResponse:
    """Rather found by a person alone, or suggested again."""
    wanted = request.POST["by_hand"] == "yes"
    actions.choose_by_hand(person=whom, hat=Hat.PARTICIPANT, by_hand=wanted, by=request.viewer)
    messages.success(request, _("It is kept."))
    return redirect(f"{request.path}#suggestions")


def _rather_not(request: HttpRequest, whom: Person, note: RatherNotForm) -> None:
    said = note.cleaned_data
    actions.rather_not(person=whom, words=said["rather_not"], once=said["once"], by=request.viewer)
    messages.success(request, _("It is kept."))
    if note.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)


def _take_away(request: HttpRequest, whom: Person) -> None:
    asked = request.POST["take_away"]
    row = next((row for row in queries.own_notes(request.viewer, whom.id) if str(row.id) == asked), None)
    if row:
        actions.let_meet(person=whom, row=row, by=request.viewer)


def _frame(request: HttpRequest) -> dict[str, Any]:
    """The same pages in two frames: the participant's own, and the desk's."""
    own = request.viewer.is_participant
    return {"frame": "ui/private.html" if own else "ui/desk.html", "own": own}
