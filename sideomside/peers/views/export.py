"""Saving the peers as a file: one's own programme only, and written down."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sideomside.ground.ui.doors import asks_again
from sideomside.peers import actions, queries
from sideomside.peers.sheets.write import write_csv, write_xlsx

KINDS = {
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}


@asks_again
def export(request: HttpRequest) -> HttpResponse:
    """Looking says how many; only pressing the button saves, and says so in the log."""
    if not request.viewer.is_coordinator:
        raise Http404
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in KINDS:
        count = queries.visible_to(request.viewer).count()
        return render(request, "peers/export.html", {"count": count})
    write, content_type = KINDS[kind]
    response = HttpResponse(write(actions.export_peers(by=request.viewer)), content_type=content_type)
    name = f"peers-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
