"""Three required answers: your words, how we answer, and your yes."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.ui.seal import SealedForm
from sideomside.intake.rules import MOST_WORDS, way_to_reach
from sideomside.people.days.geography import municipalities
from sideomside.people.models import Contact, Programme
from sideomside.people.models.person import Channel

WORDS_MISSING = _("Write a line about what you would like us to know")
NO_ADDRESS = {
    Channel.SMS: _("Write a number we can send a text message to"),
    Channel.CALL: _("Write a number we can call"),
    Channel.MAIL: _("Write a mail address we can answer, or choose that we call you"),
}
NEEDED = {
    Channel.SMS: Contact.Way.PHONE,
    Channel.CALL: Contact.Way.PHONE,
    Channel.MAIL: Contact.Way.MAIL,
}


def neutral_hint(sender: str) -> Any:
    """What somebody looking over a shoulder would see."""
    if not sender:
        return _("We only write “Hello from” and a name. Nobody can see what it is about")
    return _("We only write “Hello from %(name)s”. Nobody can see what it is about") % {"name": sender}


def words_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Somebody's own words, as long as they like within reason."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": WORDS_MISSING,
            "max_length": _(
                "That is more than fits here. Write the most important, then tell us the rest later"
            ),
        },
    )


def options(choices: Any) -> list[tuple[str, Any]]:
    """Choices as they stand on a tile, beginning with a capital."""
    return [(choice.value, capfirst(choice.label)) for choice in choices]


class WriteForm(SealedForm):
    """Write to us. Nothing is asked for that is not used."""

    words = words_field(
        _("What would you like us to know?"), _("Two lines are fine. You need not tell us about a diagnosis")
    )
    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough. It may also be another name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"max_length": _("Write a shorter name we can call you by")},
    )
    programme = forms.ModelChoiceField(
        label=_("Where do you live, or where would you like to meet?"),
        queryset=Programme.objects.none(),
        widget=forms.RadioSelect,
        required=False,
        blank=True,
        empty_label=_("Ask me later"),
        error_messages={"invalid_choice": _("Choose the place nearest to you, or let us ask you")},
    )
    channel = forms.ChoiceField(
        label=_("How shall we answer you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may answer you")},
    )
    contact = forms.CharField(
        label=_("Your number or your mail"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Tick that we may read it, so that somebody can answer you")}
    )
    website = forms.CharField(required=False, widget=forms.TextInput)  # the honeypot; people never see it

    def __init__(self, *args: Any, programmes: list[Programme], readers: str, sender: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["contact"].help_text = neutral_hint(sender)
        sms = any(programme.offers_sms for programme in programmes)
        offered = [
            c for c in (Channel.SMS, Channel.CALL, Channel.MAIL, Channel.COMES) if sms or c != Channel.SMS
        ]
        self.fields["channel"].choices = [(c.value, c.label) for c in offered]
        self.initial.setdefault("channel", offered[0].value)
        self.fields["consent"].label = text_of(Purpose.WORDS, readers)
        self._choose_programme(programmes)

    def _choose_programme(self, programmes: list[Programme]) -> None:
        """Asked only where there are several."""
        if len(programmes) == 1:
            del self.fields["programme"]
            return
        field = self.fields["programme"]
        field.queryset = Programme.objects.filter(id__in=[p.id for p in programmes]).order_by("name")
        field.label_from_instance = _with_its_towns

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self.data = self.data.copy()
            self.data[self.add_prefix("website")] = ""
            raise forms.ValidationError(
                _("A field that people never see was filled in. It is empty now; send again")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        needed = NEEDED.get(found.get("channel", ""))
        typed = found.get("contact", "")
        if needed and "contact" not in self.errors and way_to_reach(typed) != needed:
            self.add_error("contact", NO_ADDRESS[Channel(found["channel"])])
        return found

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(None if field == "website" else field, error)


def _with_its_towns(programme: Programme) -> str:
    """People know where they live, and seldom what a programme calls itself."""
    towns = [known.name for code in programme.municipalities if (known := municipalities().get(code))]
    return f"{programme.name}: {', '.join(towns)}" if towns else programme.name


class CorrectForm(SealedForm):
    """Saying it another way."""

    words = words_field(_("What would you like us to know?"))


class WordForm(forms.Form):
    """The small key, chosen right on the receipt. Shown as it is typed, so that it is spelt as meant."""

    word = forms.CharField(
        label=_("Choose a word of your own"),
        help_text=_("A word you will remember, and that nobody near you would guess"),
        min_length=4,
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Write a word of your own"),
            "min_length": _("Choose a word with at least four letters"),
        },
    )
