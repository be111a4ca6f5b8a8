"""Somebody is asked to work here: what to call them, where to write, and which hat."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.which import WhichOne
from sideomside.people.models import Account
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import Hat

HATS = [
    (Hat.COORDINATOR, _("Coordinator: reads what people write, answers and finds a peer")),
    (Hat.HOST, _("Host: pours the coffee and counts the cups")),
    (Hat.MODERATOR, _("Moderator: reads comments before they are shown")),
    (Hat.EVALUATOR, _("Evaluator: reads reports and figures, never anybody's words")),
]


class ColleagueForm(forms.Form):
    """None of the hats is chosen beforehand: one thinks before one gives somebody a key."""

    programme = WhichOne(label=_("Which programme?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What are they called?"), max_length=80, error_messages={"required": _("Write a name")}
    )
    mail = forms.EmailField(
        label=_("Their work mail"),
        help_text=_("They get a letter with a link, and choose a password there"),
        error_messages={"required": _("Write a mail address"), "invalid": _("Write a mail address")},
    )
    hat = forms.ChoiceField(
        label=_("What will they do here?"),
        choices=HATS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they will do")},
    )

    def __init__(self, *args: Any, programmes: Any, organisation_id: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        self.organisation_id = organisation_id
        self.fields["programme"].among(programmes)

    def clean_mail(self) -> str:
        """Somebody known here may get one hat more; a way in to another house on this machine is not ours to use."""
        mail = self.cleaned_data["mail"]
        elsewhere = Account.objects.exclude(organisation_id=self.organisation_id)
        if elsewhere.filter(username=login_fingerprint(mail)).exists():
            raise forms.ValidationError(_("Somebody signs in with that mail already"))
        return mail
