"""The person's yes: what goes along, what the one at the table may hear, and that we may read it."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from sideomside.consent.rules import Purpose, text_of
from sideomside.partners.rules import TICKS, Yes, can_be_ticked, tick_in_words


class YesForm(forms.Form):
    """The ticks from the table stand as they were set there, and are the person's to change."""

    passed = forms.MultipleChoiceField(
        label=_("What may be passed on?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    may_know = forms.BooleanField(required=False)
    consent = forms.BooleanField(
        error_messages={"required": _("Tick that we may read it, so that somebody can answer you")}
    )

    def __init__(
        self, *args: Any, words: dict[str, Any], names: dict[str, str], readers: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        items = can_be_ticked(words)
        self.fields["passed"].choices = [(item, _with_words(item, words, names)) for item in items]
        self.initial.setdefault("passed", [item for item in words.get("passed", ()) if item in items])
        self.fields["may_know"].label = (
            _("Yes, %(who)s from %(body)s may hear that you have it, that we are in touch, and when it ends")
            % names
        )
        self.fields["consent"].label = text_of(Purpose.WORDS, readers)

    def yes(self, token_hash: str = "") -> Yes:
        said = self.cleaned_data
        return Yes(frozenset(said["passed"]), said["may_know"], token_hash)


def _with_words(item: str, words: dict[str, Any], names: dict[str, str]) -> Any:
    """The tick, and under it the very words it is about."""
    if words.get(item):
        return format_html("{} <small>{}</small>", TICKS[item], words[item])
    return tick_in_words(item, names)
