"""Reading comments before anybody else does, deciding kindly, and the year in numbers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.stories import actions, queries
from sideomside.stories.forms import DecideForm
from sideomside.stories.rules import Changed
from sideomside.stories.views.office import keepers_only


@keepers_only
def comment(request: HttpRequest, comment_id: UUID) -> HttpResponse:
    """The words, the story they answer, and what may be decided now."""
    read = queries.comment_to_read(request.viewer, comment_id)
    if read is None:
        raise Http404
    form = DecideForm(request.POST or None, kinds=read.kinds)
    if read.kinds and not read.for_another and form.is_valid():
        return _decide(request, read, form)
    return render(request, "stories/comment.html", {"read": read, "comment": read.comment, "form": form})


@keepers_only
def year(request: HttpRequest) -> HttpResponse:
    """For the yearly report; true numbers, for those who keep the stories."""
    viewer, said = request.viewer, request.GET.get("aar", "")
    now, first = timezone.localdate().year, queries.first_year(request.viewer)
    asked = int(said) if said.isdecimal() and first <= int(said) <= now else now
    page = {"year": queries.yearly(viewer, asked), "years": range(first, now + 1)}
    return render(request, "stories/year.html", page)


def _decide(request: HttpRequest, read: queries.Read, form: DecideForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        actions.decide(
            comment=read.comment,
            kind=said["kind"],
            why=said.get("why", ""),
            words=said["words"],
            by=request.viewer,
        )
    except Changed:
        messages.warning(request, _("A colleague decided meanwhile. Look at it once more."))
        return redirect("stories:comment", read.comment.id)
    messages.success(request, _("It is decided, and written down."))
    return redirect("stories:office")
