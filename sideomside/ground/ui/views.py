"""The gallery: every shared piece on real-looking pages, open while developing, never in service."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from . import faces, mishaps, samples


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Your words are saved."))
    form = samples.SampleForm(request.POST or None)
    context = {**samples.pieces(), "form": form, "faces": list(faces.choices())}
    return render(request, "ui/gallery/index.html", {**context, "page": Paginator(range(60), 20).get_page(2)})


@login_not_required
def writing(request: HttpRequest) -> HttpResponse:
    form = samples.SampleForm(request.POST or None)
    return render(request, "ui/gallery/writing.html", {"form": form})


@login_not_required
@require_GET
def own_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/own_page.html", samples.pieces())


@login_not_required
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/today.html", samples.pieces())


@login_not_required
@require_GET
def finding(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/finding.html", samples.pieces())


@login_not_required
@require_GET
def mishap(request: HttpRequest, code: int) -> HttpResponse:
    return mishaps.page(request, code)
