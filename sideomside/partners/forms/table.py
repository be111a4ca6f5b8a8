"""The pages two people fill in at a table. What is typed is kept, whether a page is finished or not."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sideomside.partners.rules import TICKS, can_be_reached, tick_in_words
from sideomside.people.models.person import Channel

MOST = {"words": 4000, "name": 80, "contact": 200, "time": 300, "needs": 600}
MISSING = {
    Channel.SMS: _("Write a number we can send a text message to"),
    Channel.CALL: _("Write a number we can call"),
    Channel.MAIL: _("Write a mail address we can answer, or choose that we call"),
}
NOT_KEPT = {"autocomplete": "off"}

html_lazy = lazy(format_html, SafeString)


class TablePage(forms.Form):
    """`kept` is what goes into the draft, as it was typed; of a choice only what was there to choose."""

    def kept(self) -> dict[str, Any]:
        typed = {name: str(self[name].value() or "")[: MOST.get(name, 40)] for name in self.fields}
        return {name: said for name, said in typed.items() if self._was_offered(name, said)}

    def _was_offered(self, name: str, said: str) -> bool:
        field = self.fields[name]
        return not isinstance(field, forms.ChoiceField) or not said or field.valid_value(said)


class WordsPage(TablePage):
    """Their own sentence, and what we may call them."""

    words = forms.CharField(
        label=_("What would you like us to know?"),
        help_text=_("In your own words. Two lines are fine. You need not tell us about a diagnosis"),
        max_length=MOST["words"],
        widget=forms.Textarea(attrs={"rows": 5} | NOT_KEPT),
        error_messages={
            "required": _("Write a line about what you would like us to know"),
            "max_length": _("That is more than fits here. The rest can be told later"),
        },
    )
    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough. It may also be another name"),
        required=False,
        max_length=MOST["name"],
        widget=forms.TextInput(attrs=NOT_KEPT),
    )


class BeginPage(WordsPage):
    """The first page, before there is a draft."""

    agreement = forms.ChoiceField(
        label=_("Where would you like to meet?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the place nearest to you")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, agreements: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.agreements = {str(one.id): one for one in agreements}
        field = self.fields["agreement"]
        field.choices = [(key, one.programme.name) for key, one in self.agreements.items()]
        if len(self.agreements) == 1:
            del self.fields["agreement"]

    def chosen(self) -> Any:
        """Asked only where there are several."""
        chosen = self.cleaned_data.get("agreement")
        return self.agreements[chosen] if chosen else next(iter(self.agreements.values()))

    def kept(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("words", "name")}


class ReachPage(TablePage):
    """How we answer them, and in which language."""

    channel = forms.ChoiceField(
        label=_("How shall we answer you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may answer you")},
    )
    contact = forms.CharField(
        label=_("Your number or your mail"),
        required=False,
        max_length=MOST["contact"],
        widget=forms.TextInput(attrs=NOT_KEPT),
    )
    language = forms.ChoiceField(
        label=_("Which language shall we write in?"),
        widget=forms.RadioSelect,
        choices=settings.LANGUAGES,
        initial="da",
        error_messages={"required": _("Choose a language")},
    )

    def __init__(self, *args: Any, sms: bool, sender: str, **more: Any) -> None:
        super().__init__(*args, **more)
        offered = (Channel.SMS, Channel.CALL, Channel.MAIL, Channel.COMES)
        self.fields["channel"].choices = [(c.value, c.label) for c in offered if sms or c != Channel.SMS]
        self.fields["contact"].help_text = (
            _("We only write “Hello from %(name)s”. Nobody can see what it is about") % {"name": sender}
            if sender
            else _("Nobody can see what it is about")
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "contact" not in self.errors and not can_be_reached(found):
            self.add_error("contact", MISSING[Channel(found["channel"])])
        return found


class PassedPage(TablePage):
    """Each thing with a tick of its own; none is set beforehand."""

    LINES = ("time", "needs")

    def __init__(self, *args: Any, names: dict[str, str], words: dict[str, Any], **more: Any) -> None:
        initial = words | {f"{item}_read": item in words.get("passed", ()) for item in TICKS}
        super().__init__(*args, initial=initial, **more)
        for item in TICKS:
            if item in self.LINES:
                self.fields[item] = forms.CharField(
                    label=TICKS[item],
                    required=False,
                    max_length=MOST[item],
                    widget=forms.Textarea(attrs={"class": "short", "rows": 2} | NOT_KEPT),
                )
            self.fields[f"{item}_read"] = forms.BooleanField(
                label=_may_go_along(item) if item in self.LINES else tick_in_words(item, names),
                required=False,
            )

    def kept(self) -> dict[str, Any]:
        typed = {item: str(self[item].value() or "")[: MOST[item]] for item in self.LINES}
        return typed | {"passed": [item for item in TICKS if self[f"{item}_read"].value()]}


def _may_go_along(item: str) -> Any:
    """Each tick says what it is about, also to whoever hears the page instead of seeing it."""
    return html_lazy('{}<span class="vh">: {}</span>', _("This may be passed on"), TICKS[item])
