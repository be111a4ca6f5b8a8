"""The rules of a programme's suggestions, as figures one may change; tried first, and taken with a note."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask
from sideomside.matching.rules import LISTS, NAMES, wrong_with


class RulesForm(forms.Form):
    """Each figure within the bounds that the engine states; what is wrong is said at the figure."""

    note = forms.CharField(
        label=_("Why these rules?"),
        help_text=_("For colleagues who read it later. Not a word about anybody."),
        max_length=300,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    covered = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in NAMES.items():
            kind = (
                forms.CharField(label=label, max_length=60)
                if name in LISTS
                else forms.IntegerField(label=label)
            )
            kind.widget.attrs["inputmode"] = "numeric"
            self.fields[name] = kind
        self.order_fields([*NAMES, "note", "version"])

    def clean_note(self) -> str:
        words, self.covered = mask(self.cleaned_data["note"].strip())
        return words

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in LISTS:
            if name in said:
                self._listed(name, said)
        if not self.errors:
            for name, words in wrong_with(self.choices()).items():
                self.add_error(name, words)
        return said

    def _listed(self, name: str, said: dict[str, Any]) -> None:
        try:
            said[name] = [int(each) for each in str(said[name]).replace(",", " ").split()]
        except ValueError:
            self.add_error(name, _("Write whole numbers with a comma between them."))

    def choices(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in NAMES}
