"""What lots about a wait showed, for those who run the programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.reports import actions, queries


def lots(request: HttpRequest) -> HttpResponse:
    """A closed draw is worked out with one press, once; nothing is shown before."""
    found = queries.look_at_lots(request.viewer, request.GET.get("i", ""))
    if found is None:
        raise Http404
    if request.method == "POST":
        asked = request.POST.get("draw", "")
        for one in found.draws:
            if one.ready and str(one.draw.id) == asked:
                actions.tell_of_lots(draw=one.draw, by=request.viewer)
        return redirect(request.get_full_path())
    return render(request, "reports/lots.html", {"found": found, "here": "answers"})
