"""What a grant is made of line by line: goals and money, with room for two more."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.reports.forms.giving import SHORT, kroner_field
from sideomside.reports.models import BudgetLine, Goal
from sideomside.reports.rules import ANSWERS, MOST_GOALS, BudgetSaid, GoalSaid

SPARE, MOST = 2, MOST_GOALS


def _rows(form: forms.Form, name: str, known: int) -> int:
    """Room for all that is there and all that was typed, also if a colleague took lines away meanwhile."""
    return max(known + SPARE, min(MOST, sum(each.startswith(name) for each in form.data)))


class GoalsForm(forms.Form):
    """The goals there are, and room for two more. One left empty goes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: Iterable[Goal], **kw: Any) -> None:
        super().__init__(*args, **kw)
        known = list(goals)
        self.numbers = range(_rows(self, "words_", len(known)))
        for number in self.numbers:
            self._ask(number, known[number] if number < len(known) else None)

    def _ask(self, number: int, goal: Goal | None) -> None:
        place = {"number": number + 1}
        self.fields[f"words_{number}"] = forms.CharField(
            label=_("Goal %(number)s, in the funder's words") % place,
            required=False,
            max_length=300,
            initial=goal.words if goal else "",
            widget=forms.Textarea(attrs=SHORT),
        )
        self.fields[f"indicator_{number}"] = forms.ChoiceField(
            label=_("Which of our figures answers goal %(number)s?") % place,
            required=False,
            choices=[("", _("None: we tell it in words")), *ANSWERS.items()],
            initial=goal.indicator if goal else "",
        )
        self.fields[f"target_{number}"] = forms.IntegerField(
            label=_("How many were hoped for in goal %(number)s?") % place,
            required=False,
            min_value=0,
            initial=goal.target if goal else None,
        )
        self.fields[f"told_{number}"] = forms.CharField(
            label=_("How goal %(number)s went, in our words") % place,
            required=False,
            max_length=600,
            initial=goal.told if goal else "",
            widget=forms.Textarea(attrs=SHORT),
        )

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{n}"] for name in GoalSaid.__dataclass_fields__] for n in self.numbers]

    def said(self) -> list[GoalSaid]:
        names = GoalSaid.__dataclass_fields__
        found = [GoalSaid(**{name: self.cleaned_data[f"{name}_{n}"] for name in names}) for n in self.numbers]
        return [goal for goal in found if goal.words.strip()]


class MoneyForm(forms.Form):
    """The lines there are, and room for two more."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Iterable[BudgetLine], **kw: Any) -> None:
        super().__init__(*args, **kw)
        known = list(lines)
        self.numbers = range(_rows(self, "what_", len(known)))
        for number in self.numbers:
            line = known[number] if number < len(known) else BudgetLine()
            place = {"number": number + 1}
            self.fields[f"what_{number}"] = forms.CharField(
                label=_("For what, line %(number)s") % place,
                required=False,
                max_length=120,
                initial=line.what,
            )
            for name, label in (
                ("set_aside", _("Set aside, line %(number)s")),
                ("spent", _("Spent, line %(number)s")),
            ):
                self.fields[f"{name}_{number}"] = kroner_field(label % place)
                self.fields[f"{name}_{number}"].initial = getattr(line, name) if line.what else None

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{n}"] for name in BudgetSaid.__dataclass_fields__] for n in self.numbers]

    def said(self) -> list[BudgetSaid]:
        said = self.cleaned_data
        return [
            BudgetSaid(said[f"what_{n}"].strip(), said[f"set_aside_{n}"] or 0, said[f"spent_{n}"] or 0)
            for n in self.numbers
            if said[f"what_{n}"].strip()
        ]
