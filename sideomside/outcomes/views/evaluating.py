"""For the programme's evaluator: how many said yes, and their answers without names."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import asks_again
from sideomside.outcomes import actions, queries
from sideomside.people import queries as people
from sideomside.people.rules import Hat


def evaluation(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    if viewer.role != Hat.EVALUATOR:
        raise Http404
    own = people.programmes(viewer).filter(id__in=viewer.programme_ids)
    each = [(programme, queries.count_willing(viewer, programme.id)) for programme in own]
    return render(request, "outcomes/evaluation.html", {"each": each})


@asks_again
@require_POST
def hand_over(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """Carried out of the house, so whoever sits here shows once more who they are."""
    programme = people.programmes(request.viewer).filter(id=programme_id).first()
    if programme is None:
        raise Http404
    told = actions.hand_over(programme=programme, by=request.viewer)
    words = json.dumps(told, ensure_ascii=False, indent=2)
    answer = HttpResponse(words, content_type="application/fhir+json")
    answer.headers["Content-Disposition"] = 'attachment; filename="answers.json"'
    return answer
