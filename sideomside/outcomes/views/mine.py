"""One's own answers over time, by one's own choice; and what one wants of all this."""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.outcomes import actions, queries
from sideomside.outcomes.views.myself import me


@for_participants
def over_time(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    page = {"choice": queries.choice_of(viewer), "then": queries.over_time(viewer)}
    return render(request, "outcomes/over_time.html", page)


@for_participants
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Each button says one thing; pressing it twice says the same."""
    person, viewer = me(request), request.viewer
    what = request.POST.get("do", "")
    if what not in CHOICES:
        raise Http404
    told, leads_to = CHOICES[what]
    if what in ("count", "count_no_more"):
        actions.let_count(person=person, yes=what == "count", by=viewer)
    else:
        actions.choose(person=person, **told, by=viewer)
    if what in SAID:
        messages.success(request, SAID[what]())
    return redirect(leads_to)


CHOICES: dict[str, tuple[dict[str, bool], str]] = {
    "ask_me": ({"no_questions": False}, "outcomes:where"),
    "ask_no_more": ({"no_questions": True}, "outcomes:where"),
    "show": ({"over_time": True}, "outcomes:over_time"),
    "hide": ({"over_time": False}, "outcomes:over_time"),
    "count": ({}, "desk:my_page"),
    "count_no_more": ({}, "outcomes:where"),
    "do_not_count": ({"no_counting": True}, "desk:my_page"),
}
SAID = {
    "ask_me": lambda: _("We may ask you again."),
    "ask_no_more": lambda: _("We will not ask you again. You can always answer by yourself."),
    "count": lambda: _("Thank you. You can take it back whenever you like."),
    "count_no_more": lambda: _("Your yes is taken back. It counts from now."),
}


@for_participants
@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """One's own answers in the form health systems read; its name says nothing."""
    told = actions.take_along(person=me(request), by=request.viewer)
    answer = HttpResponse(
        json.dumps(told, ensure_ascii=False, indent=2), content_type="application/fhir+json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{_("answers")}.json"'
    return answer
