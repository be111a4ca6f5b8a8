"""One's own hours and what one laid out; and the coordinator's side of both."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.path import actions, queries
from sideomside.path.forms import EmployedForm, ExpenseForm
from sideomside.path.rules import as_hours, may_give_time
from sideomside.path.views.walking import path_or_404
from sideomside.people import queries as people


def hours(request: HttpRequest) -> HttpResponse:
    """By year; only one's own, and only for oneself."""
    asked = request.GET.get("aar", "")
    found = queries.my_hours(request.viewer, int(asked) if asked.isdecimal() and len(asked) == 4 else None)
    if found is None:
        raise Http404
    return render(request, "path/hours.html", {"hours": found})


@require_POST
def take_hours(request: HttpRequest) -> HttpResponse:
    """As a file that a spreadsheet opens."""
    year = request.POST.get("aar", "")
    if not may_give_time(request.viewer) or not (year.isdecimal() and len(year) == 4):
        raise Http404
    answer = HttpResponse(
        actions.take_hours(year=int(year), by=request.viewer), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="timer-{year}.csv"'
    return answer


def my_expenses(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    programme = people.programme(viewer)
    if not may_give_time(viewer) or programme is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "take_back":
        known = {str(one.id): one for one, _amount in queries.my_expenses(viewer)}
        if request.POST.get("expense") in known:
            actions.take_expense_back(expense=known[request.POST["expense"]], by=viewer)
        return redirect("path:my_expenses")
    form = ExpenseForm(request.POST or None)
    if form.is_valid():
        actions.send_expense(programme=programme, laid_out=form.laid_out(), by=viewer)
        messages.success(request, _("It is sent."))
        return redirect("path:my_expenses")
    return render(request, "path/my_expenses.html", {"form": form, "mine": queries.my_expenses(viewer)})


def expenses(request: HttpRequest) -> HttpResponse:
    """What waits; one press each."""
    viewer = request.viewer
    if not viewer.is_coordinator:
        raise Http404
    wrong = ""
    if request.method == "POST":
        one = queries.expenses(viewer).filter(id=_id(request.POST.get("expense", ""))).first()
        state, words = request.POST.get("do", ""), request.POST.get("words", "")
        if one is None:
            raise Http404
        if state != "not_this" or words.strip():
            actions.settle_expense(expense=one, state=state, words=words, by=viewer)
            return redirect("path:expenses")
        wrong = str(one.id)
    rows = queries.expenses_to_settle(viewer)
    return render(request, "path/expenses.html", {"rows": rows, "wrong": wrong})


def employed(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Whose house, and how many hours."""
    path = path_or_404(request, person_id)
    row = queries.employed(request.viewer, person_id, path.programme_id)
    known = {"house": row.house, "first_day": row.first_day, "last_day": row.last_day} if row else {}
    if row and row.minutes_a_week:
        known |= {"hours": as_hours(row.minutes_a_week)}
    form = EmployedForm(request.POST or None, initial=known)
    if form.is_valid():
        actions.employ(path=path, job=form.job(), by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:walk", person_id)
    return render(request, "path/employed.html", {"form": form, "path": path})


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
