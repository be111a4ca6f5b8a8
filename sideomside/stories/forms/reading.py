"""What a reader writes back: words, a name if they like, and an address nobody sees."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.seal import SealedForm
from sideomside.stories.rules import MOST_COMMENT

# The whole reason somebody floods a page is a way out of it; people can say where in words.
_LINK = re.compile(
    r"(?:https?:|www\.|\[url|<a\s)|\b[\w-]+\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|site)\b", re.I
)


class CommentForm(SealedForm):
    """Three questions, one of them free."""

    words = forms.CharField(
        label=_("What did you take with you?"),
        help_text=_("Whoever wrote the story reads it too. Somebody here reads it first."),
        max_length=MOST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write a line about what you took with you"),
            "max_length": _("That is more than fits here. Write the most important"),
        },
    )
    called = forms.CharField(
        label=_("What shall stand under it?"),
        help_text=_("A first name or any other name. Everybody can read it."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("Write a shorter name we can call you by")},
    )
    mail = forms.EmailField(
        label=_("Your mail"),
        help_text=_("Nobody ever sees it. You get a link there, so that you can take your words back."),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your mail, so that we can send you the link"),
            "invalid": _("Write a mail address with an @ in it"),
        },
    )
    website = forms.CharField(required=False, widget=forms.TextInput)  # the honeypot; people never see it

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if _LINK.search(words):
            raise forms.ValidationError(_("Links cannot come along here. Say in words what you mean"))
        return words

    def clean_called(self) -> str:
        called: str = self.cleaned_data["called"]
        if "@" in called or _LINK.search(called):
            raise forms.ValidationError(_("Write a name, and no address. Everybody can read it"))
        return called

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self.data = self.data.copy()
            self.data[self.add_prefix("website")] = ""
            raise forms.ValidationError(
                _("A field that people never see was filled in. It is empty now; send again")
            )
        return ""

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(None if field == "website" else field, error)


class ComplainForm(forms.Form):
    words = forms.CharField(
        label=_("Why do you see it differently?"),
        max_length=MOST_COMMENT,
        widget=forms.Textarea(attrs={"class": "short"}),
        error_messages={"required": _("Write a line about why you see it differently")},
    )
