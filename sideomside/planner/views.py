"""Ask how many peers are needed, and read the answer beside what was assumed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.planner import actions, queries
from sideomside.planner.forms import PlanForm
from sideomside.planner.rules import SUPPOSED, TOO_LITTLE, answer, assumed, past
from sideomside.reports import queries as reports


def plans(request: HttpRequest) -> HttpResponse:
    """The question, and the answers there are."""
    own = list(reports.programmes(request.viewer))
    if not own:
        raise Http404
    form = PlanForm(request.POST or None, programmes=own)
    if form.is_valid():
        said = dict(form.cleaned_data)
        programme = next(one for one in own if str(one.id) == said.pop("programme"))
        made = actions.ask(programme=programme, **said, by=request.viewer)
        return redirect("planner:plan", made.id)
    return render(request, "planner/plans.html", {"form": form, "plans": queries.plans(request.viewer)})


def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    one = queries.plan(request.viewer, plan_id)
    if one is None:
        raise Http404
    task = queries.task_of(request.viewer, one)
    rests_on = assumed(one.assumed, task.inputs)
    came = next((int(row[3]) for row in one.assumed if row[0] == "arrivals_per_day"), 0)
    page = {
        "plan": one,
        "task": task,
        "answer": answer(task),
        "assumed": {
            "own": [line for line in rests_on if not line.alike],
            "alike": [line for line in rests_on if line.alike],
        },
        "supposed": SUPPOSED,
        "too_little": came < TOO_LITTLE,
        "came": came,
        "missing": queries.missing(request.viewer, one.programme) if one.done_at else [],
        "past": past(queries.foresight(request.viewer, one.programme_id)),
    }
    return render(request, "planner/plan.html", page)
