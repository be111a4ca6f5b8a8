"""How we do it here: what is asked for, and the papers one signs."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.path import actions, queries
from sideomside.path.forms import FrameForm, PaperForm
from sideomside.path.rules import SLUGS, paper_named
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Changed


def frame(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    stands = queries.frame_of(request.viewer, programme.id)
    form = FrameForm(request.POST or None, initial=model_to_dict(stands, FrameForm.base_fields))
    if form.is_valid():
        actions.set_frame(programme=programme, **form.cleaned_data, by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:frame")
    slug = {name: slug for slug, name in SLUGS.items()}
    papers = [(one, slug[one.name]) for one in queries.papers(request.viewer, programme)]
    return render(request, "path/frame.html", {"form": form, "papers": papers, "programme": programme})


def write_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Both languages at once, so that nobody signs half a text."""
    programme, name = programme_of(request), paper_named(slug)
    if name is None:
        raise Http404
    stands = queries.paper(request.viewer, programme.id, name)
    known = {"da": stands.da, "en": stands.en, "version": stands.version}
    form = PaperForm(request.POST or None, initial=known)
    page = {"form": form, "paper": stands, "changed": False}
    if form.is_valid():
        said = form.cleaned_data
        words = {language: said[language] for language in ("da", "en")}
        try:
            actions.write_paper(
                programme=programme, name=name, version=said["version"], words=words, by=request.viewer
            )
            messages.success(request, _("It is written down."))
            return redirect("path:frame")
        except Changed:
            page["changed"] = True
    return render(request, "path/write_paper.html", page)


def programme_of(request: HttpRequest) -> Programme:
    found = people.own_programmes(request.viewer).first()
    if found is None:
        raise Http404
    return found
