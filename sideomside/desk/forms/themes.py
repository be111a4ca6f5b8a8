"""A life theme the organisation has words of its own for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ThemeForm(forms.Form):
    """In both languages, so that nobody meets a word that is not theirs."""

    da = forms.CharField(
        label=_("In Danish"),
        help_text=_(
            "As one would say it over coffee, after “I know about”: what somebody has lived through, never a diagnosis"
        ),
        max_length=80,
        error_messages={"required": _("Write it in Danish")},
    )
    en = forms.CharField(
        label=_("In English"), max_length=80, error_messages={"required": _("Write it in English")}
    )
