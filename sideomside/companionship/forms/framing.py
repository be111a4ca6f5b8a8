"""What a programme decides about two people who meet."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FrameForm(forms.Form):
    quiet_days = forms.IntegerField(
        label=_("After how many days without a meeting do we ask the two how it goes?"),
        min_value=7,
        max_value=120,
        error_messages=dict.fromkeys(("min_value", "max_value"), _("Choose between 7 and 120 days.")),
    )
    at_home = forms.BooleanField(label=_("Two may agree to meet at home"), required=False)
