"""The question, with the answers most would give already chosen."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Programme

DAYS = [(7, _("a week")), (14, _("two weeks")), (30, _("a month"))]
CHANCES = [(70, _("7 chances in 10")), (80, _("8 chances in 10")), (90, _("9 chances in 10"))]
YEARS = [(3, _("three years")), (5, _("five years"))]


class PlanForm(forms.Form):
    programme = forms.ChoiceField(label=_("Which programme?"))
    days = forms.TypedChoiceField(
        label=_("How long may half of those who come wait?"), choices=DAYS, coerce=int, initial=7
    )
    certainty = forms.TypedChoiceField(
        label=_("How sure would you like to be?"), choices=CHANCES, coerce=int, initial=80
    )
    years = forms.TypedChoiceField(label=_("How far ahead do we look?"), choices=YEARS, coerce=int, initial=5)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, programmes: list[Programme], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["programme"].choices = [(str(one.id), one.name) for one in programmes]
