"""For the coordinators: what is taught, when, who was there, and who has learned what."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.path import actions, queries
from sideomside.path.forms import CameForm, DayForm, ElsewhereForm, ModuleForm, MoveForm
from sideomside.path.rules import Module, TrainingDay, as_hours, may_walk_with
from sideomside.path.views.around import say_whom_to_call, tells
from sideomside.path.views.framing import programme_of
from sideomside.peers import queries as peers

FIELDS = ("title", "about", "number", "opens", "material", "link")


def training(request: HttpRequest) -> HttpResponse:
    """The modules, the days, and who has learned what."""
    programme, viewer = programme_of(request), request.viewer
    if request.method == "POST":
        actions.begin_with_example(programme=programme, by=viewer)
        return redirect("path:training")
    page = {
        "modules": queries.modules(viewer, programme.id),
        "days": queries.training_days(viewer, programme.id),
        "learners": queries.who_has_what(viewer, programme.id),
    }
    return render(request, "path/training.html", page)


def new_module(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    number = len(queries.modules(request.viewer, programme.id)) + 1
    form = ModuleForm(request.POST or None, initial={"number": number})
    if form.is_valid():
        once = form.cleaned_data["once"]
        actions.write_module(programme=programme, lesson=form.lesson(), once=once, by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:training")
    return render(request, "path/module.html", {"form": form, "module": None})


def module(request: HttpRequest, module_id: UUID) -> HttpResponse:
    """Write it anew, plan a day, or teach it no more."""
    found = queries.module(request.viewer, module_id)
    if found is None:
        raise Http404
    act = request.POST.get("do", "") if request.method == "POST" else ""
    if act == "retire":
        return _retire(request, found)
    known = {name: getattr(found, name) for name in FIELDS} | {"hours": as_hours(found.minutes)}
    form = ModuleForm(request.POST if act == "write" else None, initial=known)
    day = DayForm(
        request.POST if act == "plan" else None, initial={"hours": as_hours(found.minutes)}, prefix="day"
    )
    if _done(request, found, act, form, day):
        messages.success(request, _("It is written down."))
        return redirect("path:training")
    wrong = form if act == "write" else day
    return render(request, "path/module.html", {"form": form, "day": day, "module": found, "wrong": wrong})


def _retire(request: HttpRequest, found: Module) -> HttpResponse:
    """Its days are off; whom no letter reaches is said to whoever pressed."""
    coming = queries.meant_to_come(request.viewer, found) if found.retired_at is None else []
    actions.retire_module(module=found, by=request.viewer)
    say_whom_to_call(request, coming)
    return redirect("path:training")


def training_day(request: HttpRequest, day_id: UUID) -> HttpResponse:
    """Who was there; or it is moved, or comes to nothing."""
    viewer, day = request.viewer, queries.training_day(request.viewer, day_id)
    if day is None or day.cancelled_at:
        raise Http404
    act = request.POST.get("do", "")
    move = MoveForm(request.POST if act == "move" else None, one=day)
    if _changed(request, day, act, move):
        return redirect("path:training")
    people = queries.listed(viewer, queries.learners(viewer, day.module.programme_id), screen="training")
    coming = queries.coming_to(viewer, day)
    came = queries.came_to(viewer, day) if day.noted_at else {person.id for person in coming}
    form = CameForm(
        request.POST if request.method == "POST" and not act else None,
        learners=people,
        initial={"came": sorted(map(str, came))},
    )
    if form.is_valid():
        actions.note_attendance(day=day, came=form.who(), by=viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:training")
    names = [person.name for person in coming]
    anew = [person.name for person in queries.asked_anew_to(viewer, day)]
    over = day.starts_at <= timezone.now()
    page = {"day": day, "form": form, "coming": names, "anew": anew, "over": over, "move": move}
    return render(request, "path/training_day.html", page)


def _changed(request: HttpRequest, day: TrainingDay, act: str, move: MoveForm) -> bool:
    """Moved or called off; whom no letter reaches is said to whoever pressed."""
    tell = act and tells(day, act, move)
    coming = (
        queries.coming_to(request.viewer, day) + queries.asked_anew_to(request.viewer, day) if tell else []
    )
    if act == "call_off":
        actions.call_off_day(day=day, by=request.viewer)
    elif act == "move" and move.is_valid():
        actions.move_day(day=day, time=move.time(), by=request.viewer)
    else:
        return False
    say_whom_to_call(request, coming)
    return True


def elsewhere(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Learned before, or in another place."""
    viewer = request.viewer
    file = peers.peer_file(viewer, person_id) if viewer.is_coordinator else None
    if file is None or not may_walk_with(viewer, person_id, file.programme_id):
        raise Http404
    queries.looked_at(viewer, person_id)
    taught = queries.modules(viewer, file.programme_id)
    form = ElsewhereForm(request.POST or None, modules=taught)
    if form.is_valid():
        said = form.cleaned_data
        chosen = next(one for one in taught if str(one.id) == said["module"])
        actions.note_learned_elsewhere(
            person=file.person, module=chosen, on=said["on"], once=said["once"], by=viewer
        )
        messages.success(request, _("It is written down."))
        return redirect("path:walk", person_id)
    page = {"form": form, "name": file.person.name, "person_id": person_id}
    return render(request, "path/elsewhere.html", page)


def _done(request: HttpRequest, found: Module, act: str, form: ModuleForm, day: DayForm) -> bool:
    by = request.viewer
    if act == "write" and form.is_valid():
        once = form.cleaned_data["once"]
        actions.write_module(programme=found.programme, lesson=form.lesson(), module=found, once=once, by=by)
    elif act == "plan" and day.is_valid():
        actions.plan_day(module=found, time=day.time(), once=day.cleaned_data["once"], by=by)
    else:
        return False
    return True
