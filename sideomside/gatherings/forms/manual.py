"""A manual as it is typed: a paragraph a week."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.forms.fields import once_field
from sideomside.gatherings.models import Manual


class ManualForm(forms.Form):
    """One text: a paragraph for each week, its first line the theme, each next line a step."""

    name = forms.CharField(
        label=_("What is the manual called?"),
        max_length=80,
        error_messages={"required": _("Write what it is called.")},
    )
    text = forms.CharField(
        label=_("The weeks"),
        help_text=_("A paragraph for each week. The first line is the theme, each next line a step."),
        widget=forms.Textarea(attrs={"rows": 20}),
        max_length=20000,
        error_messages={"required": _("Write at least the first week.")},
    )
    once = once_field()

    def weeks(self) -> list[dict[str, Any]]:
        paragraphs = self.cleaned_data["text"].replace("\r\n", "\n").split("\n\n")
        written = [[line.strip(" -\t") for line in one.splitlines() if line.strip()] for one in paragraphs]
        return [{"theme": lines[0][:120], "steps": lines[1:]} for lines in written if lines]

    @staticmethod
    def written(manual: Manual) -> str:
        """The book as it is typed."""
        return "\n\n".join("\n".join([week["theme"], *week["steps"]]) for week in manual.weeks)
