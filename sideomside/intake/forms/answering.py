"""What a coordinator may do on the page of an enquiry; each form knows which version of it was on the screen."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.seal import SealedForm
from sideomside.intake.forms.writing import options, words_field
from sideomside.intake.models import Sort, Why
from sideomside.people.models import Person

DATE = {"type": "date"}


class VersionedForm(SealedForm):
    """Tells an action what its writer had seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def catch_up(self, version: int) -> None:
        """The writer has now been told what changed; sending again goes through."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


class AnswerForm(VersionedForm):
    words = words_field(_("Your answer"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["words"].widget.attrs = {"class": "tall"}
        self.fields["words"].error_messages["required"] = _("Write your answer")


class CallForm(VersionedForm):
    reached = forms.ChoiceField(
        label=_("Did you reach each other?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, we talked")), ("no", _("No, nobody answered"))],
        error_messages={"required": _("Say whether you reached each other")},
    )
    words = words_field(_("What did you talk about?"), _("Only what is needed later. About others: no names"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["words"].required = False
        self.fields["words"].widget.attrs = {"class": "short"}


class SortForm(VersionedForm):
    sort = forms.ChoiceField(
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        choices=options([s for s in Sort if s]),
        error_messages={"required": _("Choose one")},
    )


class RemindForm(VersionedForm):
    on = forms.DateField(
        label=_("Remind me on"),
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Write a day, such as 24/12/2026")},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.initial.setdefault("on", timezone.localdate() + timedelta(days=7))

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still to come"))
        return day


class CloseForm(VersionedForm):
    why = forms.ChoiceField(
        label=_("Why is it closed?"),
        widget=forms.RadioSelect,
        choices=options(Why),
        error_messages={"required": _("Choose one")},
    )


class ReopenForm(VersionedForm):
    """Nothing to say but that it goes on."""


class AssignForm(VersionedForm):
    to = forms.ModelChoiceField(
        label=_("Who answers?"),
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose one")},
    )

    def __init__(self, *args: Any, coordinators: list[Person], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["to"].queryset = Person.objects.filter(id__in=[p.id for p in coordinators])
        self.fields["to"].label_from_instance = lambda person: person.name


class InMailForm(VersionedForm):
    """In which language, and where the words stand; a page opened before it could be chosen changes no language."""

    language = forms.ChoiceField(
        label=_("In which language?"), choices=settings.LANGUAGES, widget=forms.RadioSelect, required=False
    )
    in_mail = forms.BooleanField(label=_("They said: just write in the mail"), required=False)
