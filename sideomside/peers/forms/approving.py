"""Approving somebody here, before everything on the way is done: for what, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

FOR_WHAT = [("one", _("one to one, and groups")), ("groups", _("groups only"))]


class ApproveForm(forms.Form):
    why = forms.CharField(
        label=_("Why are you approving them here?"),
        help_text=_("For instance: they have been a peer elsewhere, and you have seen their papers."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a few words about why. They can read it, and it is kept.")},
    )
    for_what = forms.ChoiceField(
        label=_("For what?"), choices=FOR_WHAT, initial="one", widget=forms.RadioSelect,
        error_messages={"required": _("Choose what for.")},
    )  # fmt: skip
