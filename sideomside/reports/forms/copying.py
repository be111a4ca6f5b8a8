"""Which grant the headings and goals are taken from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.reports.models import Grant


class CopyForm(forms.Form):
    """One of the grants whoever writes may see, in any programme they run."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    other = forms.ChoiceField(label=_("From which grant?"))

    def __init__(self, *args: Any, others: Iterable[Grant], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.others = {str(one.id): one for one in others}
        field: Any = self.fields["other"]
        field.choices = [(key, f"{one.name}, {one.funder}") for key, one in self.others.items()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if chosen := self.others.get(said.get("other", "")):
            said["other"] = chosen
        return said
