"""When people are asked, a yardstick from files, and leave to use it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.outcomes.rules import ASKED_OF_ALL, UNUSABLE, Unusable


class CadenceForm(forms.Form):
    waves = forms.MultipleChoiceField(
        label=_("When do we ask people how they are?"),
        help_text=_("Each time once, with one short letter and one reminder. Nobody has to answer."),
        choices=[(wave.value, wave.label) for wave in ASKED_OF_ALL],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class LoadForm(forms.Form):
    """The questionnaire, and its scoring card where it is not one of those that come with the house."""

    text = forms.FileField(
        label=_("The questions"),
        help_text=_("A FHIR R4 Questionnaire (JSON), or the short form (YAML or TOML)."),
        error_messages={"required": _("Choose a file")},
    )
    card = forms.FileField(
        label=_("The scoring card"),
        help_text=_("JSON. Leave it out if the card comes with the house or stands in the short form."),
        required=False,
    )

    def files_given(self) -> dict[str, bytes | None]:
        card = self.cleaned_data["card"]
        return {"text_file": self.cleaned_data["text"].read(), "card_file": card.read() if card else None}

    def cannot_use(self, wrong: Unusable) -> None:
        said = UNUSABLE.get(wrong.why, UNUSABLE[""])
        self.add_error("text", f"{said} ({wrong})")


class LeaveForm(forms.Form):
    """Somebody has read the licence and says that we may."""

    note = forms.CharField(
        label=_("What gives the house leave?"),
        help_text=_(
            "The licence, a letter with its date, or an agreement. Your name and the day are kept with it."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "short"}),
        error_messages={"required": _("Write where the leave comes from")},
    )
    read = forms.BooleanField(
        label=_("I have read the licence, and we keep to it"),
        error_messages={"required": _("Tick it when you have read the licence")},
    )

    def said(self) -> str:
        return self.cleaned_data["note"]
