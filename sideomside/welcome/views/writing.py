"""Where the association writes its pages: a list, a form with a friend who reads along, and what stood there before."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.people import queries as people
from sideomside.people.rules import Changed
from sideomside.welcome import actions, queries
from sideomside.welcome.forms import DayForm, TitleForm, WordsForm
from sideomside.welcome.models import Page, Wording
from sideomside.welcome.reading.notes import Heard, heard
from sideomside.welcome.rules import may_write, state_in_words


def for_writers(view: Any) -> Any:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_write(request.viewer):
            raise Http404
        return view(request, *args, **kwargs)

    return page


@for_writers
def pages(request: HttpRequest) -> HttpResponse:
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        page = actions.open_page(**form.cleaned_data, by=request.viewer)
        return redirect("welcome:write", page.address)
    lines = queries.pages_to_write(request.viewer)
    return render(request, "welcome/pages.html", {"form": form, "lines": lines})


@for_writers
def write(request: HttpRequest, address: str) -> HttpResponse:
    """Save as often as one likes; what everybody reads stays as it is until one shows it."""
    page = _page(request, address)
    before = queries.words_to_begin_with(request.viewer, page)
    form = WordsForm(request.POST or None, request.FILES or None, before=before, version=page.version)
    day = DayForm(request.POST if request.POST.get("do") == "later" else None, auto_id="later_%s")
    if request.method == "POST" and form.is_valid() and _saved(request, page, form):
        answer = _then(request, page, day)
        if answer is not None:
            return answer
        page = _page(request, address)
        before = queries.words_to_begin_with(request.viewer, page)
        form = WordsForm(before=before, version=page.version)
    context = {"form": form, "day": day, "page": page, "before": before, "notes": _notes(form, before)}
    context |= {"draft": queries.draft_of(request.viewer, page), "read_at": _read_at(page)}
    return render(request, "welcome/write.html", context)


@for_writers
def preview(request: HttpRequest, address: str) -> HttpResponse:
    """The page as everybody would meet it, in the language one stands in."""
    page = _page(request, address)
    one = queries.words_to_begin_with(request.viewer, page)
    shown = queries.as_it_would_look(request.viewer, one)
    return render(request, "welcome/preview.html", {"page": shown, "address": address})


@for_writers
def earlier(request: HttpRequest, address: str) -> HttpResponse:
    page, now = _page(request, address), queries.shown_wording(request.viewer, address)
    found = list(queries.history(request.viewer, page))
    who = people.names(request.viewer, [one.written_by_id for one in found if one.written_by_id])
    lines = [(one, state_in_words(one, now), who.get(one.written_by_id, "")) for one in found]
    context = {
        "page": page,
        "lines": lines,
        "title": queries.words_to_begin_with(request.viewer, page).title_da,
    }
    return render(request, "welcome/earlier.html", context)


@require_POST
@for_writers
def take_back(request: HttpRequest, address: str, wording_id: UUID) -> HttpResponse:
    actions.take_back(wording=_wording(request, address, wording_id), by=request.viewer)
    messages.success(request, _("Taken back. What stood there before stands there again."))
    return redirect("welcome:earlier", address)


@require_POST
@for_writers
def use_again(request: HttpRequest, address: str, wording_id: UUID) -> HttpResponse:
    if actions.use_again(wording=_wording(request, address, wording_id), by=request.viewer):
        messages.success(request, _("Here are the earlier words, as a draft. Nobody else reads them yet."))
    else:
        kept = _("A draft waits here already. Show it or throw it away first, then use the earlier words.")
        messages.warning(request, kept)
    return redirect("welcome:write", address)


@require_POST
@for_writers
def let_go(request: HttpRequest, address: str) -> HttpResponse:
    actions.let_draft_go(page=_page(request, address), by=request.viewer)
    messages.success(request, _("The draft is thrown away."))
    return redirect("welcome:pages")


@require_POST
@for_writers
def delete_picture(request: HttpRequest, address: str, picture_id: UUID) -> HttpResponse:
    """Pressed twice it is gone once."""
    page, picture = _page(request, address), queries.picture(request.viewer, picture_id)
    if picture is not None:
        actions.delete_picture(picture=picture, by=request.viewer)
    messages.success(request, _("The picture is deleted, here and in what stood here before."))
    return redirect("welcome:write", page.address)


def _page(request: HttpRequest, address: str) -> Page:
    found = queries.page_to_write(request.viewer, address)
    if found is None:
        raise Http404
    return found


def _wording(request: HttpRequest, address: str, wording_id: UUID) -> Wording:
    found = queries.history(request.viewer, _page(request, address)).filter(id=wording_id).first()
    if found is None:
        raise Http404
    return found


def _saved(request: HttpRequest, page: Page, form: WordsForm) -> bool:
    """False when a colleague was here meanwhile; what was typed stays in the form."""
    try:
        actions.save_draft(
            page=page, said=form.said(), version=form.cleaned_data["version"], by=request.viewer
        )
    except Changed:
        who = people.names(request.viewer, [page.changed_by_id]).get(page.changed_by_id, "") or _("Somebody")
        changed = _("%(name)s changed it meanwhile. Your words are here. Look, and save again.")
        form.add_error(None, changed % {"name": who})
        form.data = form.data.copy()
        form.data["version"] = str(page.version)
        return False
    return True


def _then(request: HttpRequest, page: Page, day: DayForm) -> HttpResponse | None:
    """What was pressed: look first, show it now, show it on its day, or only save."""
    do = request.POST.get("do", "")
    if do == "look":
        return redirect("welcome:preview", page.address)
    if do == "later":
        if not day.is_valid():
            return None
        actions.show_page(page=page, at=day.moment(), by=request.viewer)
        messages.success(request, _("Everybody will read it from that moment."))
        return redirect("welcome:pages")
    if do == "show":
        actions.show_page(page=page, by=request.viewer)
        messages.success(request, _("Everybody reads it now."))
        return redirect("welcome:pages")
    messages.success(request, _("Saved as a draft. Nobody else reads it yet."))
    return redirect("welcome:write", page.address)


def _notes(form: WordsForm, before: Wording) -> dict[str, Heard]:
    """What a friend would say, about the words as they stand in the form."""
    said = {name: form[name].value() or "" for name in ("title_da", "words_da", "title_en", "words_en")}
    both = {code: heard(said[f"title_{code}"], said[f"words_{code}"], code) for code in ("da", "en")}
    return {code: one for code, one in both.items() if one}


def _read_at(page: Page) -> str:
    return reverse("welcome:own", args=[page.address]) if page.own else ""
