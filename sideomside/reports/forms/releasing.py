"""Which report, of which fixed period, for whom."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Programme
from sideomside.reports.rules import LEVEL_OF, Audience, periods_until


def over() -> list[tuple[str, str]]:
    """Periods that are over, newest first."""
    today = timezone.localdate()
    ended = [one for one in periods_until(today) if one.is_over(today)]
    return [(one.code, one.label) for one in sorted(ended, key=lambda one: one.after, reverse=True)]


class ReportForm(forms.Form):
    programme = forms.ChoiceField(label=_("About what?"))
    period = forms.ChoiceField(
        label=_("Which period?"),
        help_text=_(
            "What has left for a quarter cannot leave again as part of a year. Choose the time your funders ask about."
        ),
    )
    audience = forms.ChoiceField(
        label=_("For whom?"),
        choices=[(one.value, one.label) for one in LEVEL_OF],
        widget=forms.RadioSelect,
        initial=Audience.HOUSE,
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, programmes: list[Programme], all_of_them: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        whole = [("all", _("All programmes together"))] if all_of_them else []
        self.fields["programme"].choices = [(str(one.id), one.name) for one in programmes] + whole
        self.fields["period"].choices = over()
