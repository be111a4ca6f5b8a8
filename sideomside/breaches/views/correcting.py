"""The form a line is put right in: of its own kind, with what stands there now."""

from django import forms
from django.http import HttpRequest

from sideomside.breaches import queries
from sideomside.breaches.forms import DoneForm, JudgeForm, NotReportedForm, ReportedForm, WhoseForm
from sideomside.breaches.rules import BreachStep, Step
from sideomside.breaches.views.beginning import known_by_name

FIELDS = ("thing", "since", "until", "risk", "reference", "happened_at")


def form_of(row: BreachStep, one: queries.Record, request: HttpRequest) -> forms.Form:
    before = {name: getattr(row, name) for name in FIELDS} | {"words": row.note, "learnt_at": row.happened_at}
    data = request.POST or None
    if row.name == Step.FOUND:
        name = " ".join(queries.whose(request.viewer, one)[:1])
        same = request.POST.get("name") in (None, name)
        known, sure = ([], False) if same else known_by_name(request)
        return WhoseForm(data, initial=before | {"name": name}, known=known, sure=sure, as_it_was=same)
    if row.name == Step.REPORTED:
        return ReportedForm(data, initial=before, ends_at=one.clock.ends_at)
    kinds: dict[str, type[forms.Form]] = {
        Step.JUDGED: JudgeForm, Step.NOT_REPORTED: NotReportedForm, Step.DONE: DoneForm
    }  # fmt: skip
    return kinds[row.name](data, initial=before)
