"""What lies near home, and who goes along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.forms.fields import WHEN, DayAndClock, once_field
from sideomside.gatherings.models import LocalActivity
from sideomside.ground.ui.when import MomentField
from sideomside.people.models import Person


class ActivityForm(forms.ModelForm):
    once = once_field()
    link = forms.URLField(label=_("Their own page"), required=False, max_length=200, assume_scheme="https")

    class Meta:
        model = LocalActivity
        fields = ["name", "sort", "about", "where", "when", "cost", "link", "put_away"]
        labels = {
            "name": _("What is it called?"),
            "sort": _("What does one do there?"),
            "about": _("A few words about it"),
            "where": _("Where?"),
            "when": _("When is it?"),
            "cost": _("What does it cost?"),
            "put_away": _("Do not show it just now"),
        }
        widgets = {
            "sort": forms.RadioSelect,
            "about": forms.Textarea(attrs={"class": "short", "rows": 3}),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].error_messages["required"] = _("Write what it is called.")
        self.fields["sort"].choices = LocalActivity.Sort.choices


class CompanyForm(forms.Form):
    """A peer who has said yes to it."""

    along_with = forms.ChoiceField(label=_("Who goes along?"))
    goes_at = MomentField(label=_("When do they go?"), widget=DayAndClock(), error_messages=WHEN)

    def __init__(self, *args: Any, peers: list[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["along_with"].choices = [(str(one.id), one.name) for one in peers]
