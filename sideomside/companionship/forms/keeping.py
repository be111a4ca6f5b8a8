"""Three lines from a meeting; and what a peer may know when somebody comes home."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models import PASSED_ON, Bridge
from sideomside.companionship.rules import LINES, MOST_KEPT, as_of
from sideomside.ground.vault.cpr import mask

WHO_READS_MINE = _(
    "Three lines at most. You both read it, and nobody else. "
    "When it is over, you decide whether a new peer may read it."
)
WHO_READS_OURS = _(
    "Three lines at most. You both read it, and nobody else. "
    "When it is over, the other may choose to let a new peer read it."
)


class NoteForm(forms.Form):
    """Nothing has to be written. Cleared, it is struck."""

    words = forms.CharField(
        label=_("What would you two like to remember?"),
        required=False,
        max_length=MOST_KEPT,
        widget=forms.Textarea(attrs={"rows": LINES, "class": "short", "autocomplete": "off"}),
    )
    covered = False

    def __init__(self, *args: Any, mine: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].help_text = WHO_READS_MINE if mine else WHO_READS_OURS

    def clean_words(self) -> str:
        words, self.covered = mask(self.cleaned_data["words"].strip())
        if len([line for line in words.splitlines() if line.strip()]) > LINES:
            raise forms.ValidationError(_("Three lines are enough. Which ones would you keep?"))
        return words


format_html_lazy = lazy(format_html, SafeString)


def _said_of(name: Any) -> Any:
    """Each tick says what it is about, also to whoever hears the page instead of seeing it."""
    return format_html_lazy('{}<span class="vh">: {}</span>', _("My peer may read it"), name)


class BridgeForm(forms.Form):
    """Each thing, and beside it whether the peer may read it. Nothing is ticked beforehand."""

    def __init__(self, *args: Any, known: Bridge | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.covered = False
        words, ticked = (known.words or {}, known.ticked or []) if known else ({}, [])
        for item, name in PASSED_ON.items():
            self.fields[item] = forms.CharField(
                label=name,
                required=False,
                max_length=600,
                initial=words.get(item, ""),
                widget=forms.Textarea(attrs={"class": "short", "rows": 2, "autocomplete": "off"}),
            )
            self.fields[f"{item}_read"] = forms.BooleanField(
                label=_said_of(name),
                required=False,
                initial=item in ticked,
            )
        seen = forms.CharField(required=False, widget=forms.HiddenInput, initial=as_of(known))
        self.fields["seen"] = seen

    def catch_up(self, known: Bridge | None) -> None:
        """It was changed meanwhile: the words typed stay. A tick stands only where it is at these very words now."""
        open_ = known.open_words() if known else {}
        ticks = {f"{item}_read": "on" for item, words in self.words().items() if words == open_.get(item)}
        self.data = {item: self.data.get(item, "") for item in PASSED_ON} | ticks | {"seen": as_of(known)}

    def words(self) -> dict[str, str]:
        told = {item: mask(self.cleaned_data[item].strip()) for item in PASSED_ON}
        self.covered = any(covered for _words, covered in told.values())
        return {item: words for item, (words, _covered) in told.items()}

    def ticked(self) -> list[str]:
        return [item for item in PASSED_ON if self.cleaned_data[f"{item}_read"]]
