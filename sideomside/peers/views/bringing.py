"""A list on its way in: upload it, say what the columns hold, mend what is odd, and see what would happen."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sideomside.peers import actions, queries
from sideomside.peers.forms import ColumnsForm, TakeInForm, UploadForm, mended
from sideomside.peers.models import ImportDraft
from sideomside.peers.sheets.write import write_xlsx
from sideomside.peers.views.looking import checked
from sideomside.people.queries import programmes

A_LOOK = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def with_list(view: Callable[[HttpRequest, ImportDraft], HttpResponse]) -> Callable[..., HttpResponse]:
    """Opens the list for the page; one that is in already, or gone by itself, leads on to where it is told."""

    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID) -> HttpResponse:
        _coordinators_only(request)
        draft = queries.draft(request.viewer, draft_id)
        if draft is None:
            messages.warning(request, _("That list is not here any more. A list is deleted after a day."))
            return redirect("peers:import")
        return redirect("peers:import_done", draft.id) if draft.imported_at else view(request, draft)

    return opened


def start(request: HttpRequest) -> HttpResponse:
    """Choose a file; or go on with a list that is still here."""
    _coordinators_only(request)
    own = programmes(request.viewer).filter(id__in=request.viewer.programme_ids)
    form = UploadForm(request.POST or None, request.FILES or None, programmes=own, initial={"once": uuid4()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        draft = actions.bring_list(
            programme=told["programme"], grid=told["file"], once=told["once"], by=request.viewer
        )
        return redirect("peers:import_columns", draft.id)
    here = [
        draft for draft in queries.drafts(request.viewer) if not queries.has_run_out(request.viewer, draft)
    ]
    return render(request, "peers/import_start.html", {"form": form, "drafts": here})


@with_list
def columns(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    """The first ten rows, with what each column seems to hold; a person has the last word."""
    form = ColumnsForm(request.POST or None, sheet=draft.sheet)
    if request.method == "POST" and form.is_valid():
        actions.mean_columns(draft=draft, columns=form.columns(), by=request.viewer)
        return redirect("peers:import_check", draft.id)
    return render(
        request, "peers/import_columns.html", {"form": form, "draft": draft, **_first_rows(draft, form)}
    )


@with_list
def check(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    """What would happen if the list came in now, what is odd first; cells are mended in place."""
    if request.method == "POST":
        fixes, choices = mended(request.POST)
        actions.mend_rows(draft=draft, fixes=fixes, choices=choices, by=request.viewer)
        messages.success(request, _("Your corrections are saved."))
        return redirect(request.get_full_path())
    found = queries.dry_run(request.viewer, draft)
    return render(request, "peers/import_check.html", checked(request, draft, found, TakeInForm()))


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with headings we know, to begin from."""
    _coordinators_only(request)
    headings = ["Navn", "Telefon", "Mail", "Bydel", "Dage", "Sprog", "Antal", "Peer siden", "Lønnet/frivillig",
                "Køn", "Alder", "Samtykke"]  # fmt: skip
    response = HttpResponse(write_xlsx([headings]), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="peers.xlsx"'
    return response


def _coordinators_only(request: HttpRequest) -> None:
    if not request.viewer.is_coordinator:
        raise Http404


def _first_rows(draft: ImportDraft, form: ColumnsForm) -> dict[str, Any]:
    sheet = draft.sheet
    begins = 0 if sheet["header"] is None else sheet["header"] + 1
    rows = [(at + 1, row) for at, row in enumerate(sheet["rows"][begins:], start=begins) if any(row)][:A_LOOK]
    width = range(len(sheet["columns"]))
    heads = [form[f"column_{at}"] if f"column_{at}" in form.fields else sheet["headings"][at] for at in width]
    left_out = [heading for heading, out in zip(sheet["headings"], sheet["left_out"], strict=True) if out]
    cells = [(number, [row[at] if at < len(row) else "" for at in width]) for number, row in rows]
    return {"rows": cells, "heads": heads, "left_out": left_out}


@require_POST
@with_list
def take_in(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    """The list comes in; pressed twice it comes in once."""
    form = TakeInForm(request.POST)
    if not form.is_valid():
        found = queries.dry_run(request.viewer, draft)
        return render(request, "peers/import_check.html", checked(request, draft, found, form), status=422)
    actions.import_peers(draft=draft, already=form.already(), by=request.viewer)
    return redirect("peers:import_done", draft.id)


@require_POST
@with_list
def drop(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    actions.throw_away(draft=draft, by=request.viewer)
    messages.success(request, _("The list is deleted. Nobody was taken in."))
    return redirect("peers:import")


@require_safe
def done(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """What came in, who to ask first, and the way out again for a day."""
    draft = _came_in(request, draft_id)
    if draft is None or draft.imported_at is None:
        return redirect("peers:import")
    until = draft.imported_at + queries.A_DAY
    return render(request, "peers/import_done.html", {"draft": draft, "counts": draft.counts, "until": until})


@require_POST
def undo(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Out again, as if it had never been; who has begun a life here stays."""
    draft = _came_in(request, draft_id)
    if draft is None:
        messages.warning(
            request, _("More than a day has gone, so the list cannot be taken out as a whole any more.")
        )
        return redirect("peers:import")
    actions.undo_import(draft=draft, by=request.viewer)
    return redirect("peers:import_done", draft.id)


def _came_in(request: HttpRequest, draft_id: UUID) -> ImportDraft | None:
    _coordinators_only(request)
    draft = queries.draft(request.viewer, draft_id)
    return draft if draft and draft.imported_at else None
