"""One's own way: plain steps, what to sign, who knows one, and a way out that is as easy."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.path import actions, queries
from sideomside.path.forms import ReferenceForm
from sideomside.path.rules import PeerPath, is_on_the_way, paper_named
from sideomside.path.views.around import around
from sideomside.people.rules import Changed


@for_participants
def my_way(request: HttpRequest) -> HttpResponse:
    return way(request)


@for_participants
def my_paper(request: HttpRequest, slug: str) -> HttpResponse:
    return paper(request, slug)


def way(request: HttpRequest) -> HttpResponse:
    """Before anybody has begun it with them, it says what comes."""
    viewer, path = request.viewer, queries.mine(request.viewer)
    if not (viewer.is_participant or viewer.is_peer):
        raise Http404
    if request.method == "POST" and path is not None:
        return _do(request, path)
    return render(request, "path/way.html", _page(request, path) | around(viewer))


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Read it, and sign it; the wording one read is the one that counts."""
    viewer, path, name = request.viewer, queries.mine(request.viewer), paper_named(slug)
    asked = [one for one in queries.papers_of(viewer, path) if one.name == name] if path else []
    if path is None or name is None or not asked:
        raise Http404
    if request.method == "POST":
        return _sign(request, path, name)
    page = {"paper": queries.paper(viewer, path.programme_id, name), "signed": asked[0], "path": path}
    page["words"] = page["paper"].en if get_language() == "en" else page["paper"].da
    return render(request, "path/paper.html", page | around(viewer))


def _sign(request: HttpRequest, path: PeerPath, name: str) -> HttpResponse:
    said, to = request.POST.get("version", ""), around(request.viewer)
    try:
        version = int(said) if said.isdecimal() and len(said) < 5 else 0
        language = "en" if get_language() == "en" else "da"
        actions.sign(path=path, name=name, version=version, language=language, by=request.viewer)
    except Changed:
        messages.warning(request, _("The text was changed while you read it. Please read it again."))
        return redirect(request.path)
    messages.success(request, _("Thank you. You have signed."))
    return redirect(to["to_way"])


def _page(request: HttpRequest, path: PeerPath | None) -> dict[str, Any]:
    viewer = request.viewer
    if path is None:
        return {"path": None, "way": queries.way(viewer, None) if viewer.is_participant else []}
    return {
        "path": path,
        "way": queries.way(viewer, path) if path.state in {"walking", "welcomed"} else [],
        "walks_with": queries.walked_with(viewer, path),
        "papers": queries.papers_of(viewer, path),
        "references": queries.references(viewer, path),
        "asks_reference": len(queries.references(viewer, path))
        < queries.frame_of(viewer, path.programme_id).references,
        "job": queries.employed(viewer, path.person_id, path.programme_id) if viewer.is_peer else None,
        "notes": [(row, who) for row, who in queries.steps(viewer, path) if row.note],
        "on_the_way": is_on_the_way(path),
        "form": ReferenceForm(),
    }


def _do(request: HttpRequest, path: PeerPath) -> HttpResponse:
    act, viewer = request.POST.get("do", ""), request.viewer
    if act == "reference":
        form = ReferenceForm(request.POST)
        if not form.is_valid():
            page = _page(request, path) | {"form": form}
            return render(request, "path/way.html", page | around(viewer))
        actions.name_reference(path=path, **form.cleaned_data, by=viewer)
    elif act == "take_back":
        known = {str(one.id): one for one in queries.references(viewer, path)}
        if request.POST.get("reference") in known:
            actions.take_reference_back(reference=known[request.POST["reference"]], by=viewer)
    elif act == "step_back":
        actions.step_back(path=path, by=viewer)
        messages.success(request, _("That is quite all right. You can say it again whenever you like."))
        return redirect("desk:home" if viewer.is_peer else "path:my_way")
    return redirect(around(viewer)["to_way"])
