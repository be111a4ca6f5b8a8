"""A story told aloud: a file, what is said in it, and the way to take both away again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.stories.forms.steps import StepForm
from sideomside.stories.models import Sound, Story
from sideomside.stories.reading import MOST_BYTES, NotASound, Sung, sing_anew
from sideomside.stories.rules import MOST_WORDS

TOO_LARGE = _("That file is larger than we can take: 10 MB, or about ten minutes. Try a shorter one.")


class SoundForm(StepForm):
    """Never without words: whoever cannot or would rather not hear it reads the same."""

    file = forms.FileField(
        label=_("Your voice"),
        help_text=_(
            "An MP3, M4A, Ogg or WAV file from your phone. Where and when it was made does not come along."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*,.mp3,.m4a,.ogg,.oga,.opus,.wav"}),
    )
    transcript = forms.CharField(
        label=_("What do you say in it?"),
        help_text=_("Word for word, as well as you can. A coordinator is happy to help."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "tall"}),
        error_messages={"max_length": _("That is more than fits here. Tell it in a shorter file")},
    )
    gone = forms.BooleanField(
        label=_("Take the sound away again"),
        help_text=_("It is then gone at once, for others too."),
        required=False,
    )

    def __init__(self, *args: Any, story: Story, sound: Sound | None, **more: Any) -> None:
        super().__init__(*args, story=story, **more)
        self.sound = sound
        self.initial["transcript"] = sound.transcript if sound else ""
        if sound is None:
            del self.fields["gone"]

    def clean_file(self) -> Sung | None:
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            return sing_anew(file.read())
        except NotASound as wrong:
            raise forms.ValidationError(
                _(
                    "We could not take that file apart, so we cannot promise what is in it. Try to save it as an MP3."
                )
            ) from wrong

    def changes(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"sung": said["file"], "transcript": said["transcript"], "gone": said.get("gone", False)}
