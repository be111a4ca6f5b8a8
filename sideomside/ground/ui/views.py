"""The gallery: every shared piece on real-looking pages, open while developing, never in service."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import faces, samples
from .doors import open_to_all


@open_to_all
def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Your words are saved."))
    form = samples.SampleForm(request.POST or None)
    context = {**samples.pieces(), "form": form, "faces": list(faces.choices())}
    return render(request, "ui/gallery/index.html", {**context, "page": Paginator(range(60), 20).get_page(2)})


@open_to_all
def writing(request: HttpRequest) -> HttpResponse:
    form = samples.SampleForm(request.POST or None)
    return render(request, "ui/gallery/writing.html", {"form": form})


@open_to_all
@require_safe
def own_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/own_page.html", samples.pieces())


@open_to_all
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/today.html", samples.pieces())


@open_to_all
@require_safe
def finding(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/finding.html", samples.pieces())


@open_to_all
@require_safe
def mishap(request: HttpRequest, name: str) -> HttpResponse:
    """Shown with a calm 200: here they are looked at, not met."""
    if name not in samples.MISHAPS:
        raise Http404
    return HttpResponse(render_to_string(samples.MISHAPS[name]))
