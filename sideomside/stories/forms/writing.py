"""One step of a story at a time. Nothing is required, so that one may stop anywhere and come back."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.stories.forms.singing import SoundForm
from sideomside.stories.forms.steps import StepForm
from sideomside.stories.models import Sound, Story
from sideomside.stories.rules import HELP, KNOWN, MOST_WORDS, yes_text


class PartForm(StepForm):
    """One of the four parts."""

    words = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "tall"}),
        error_messages={
            "max_length": _("That is more than fits here. Let some of it stand in the next part")
        },
    )

    def __init__(self, *args: Any, story: Story, part: str, **more: Any) -> None:
        super().__init__(*args, story=story, **more)
        self.part = part
        question, help_text, self.openings = HELP[part]
        self.fields["words"].label, self.fields["words"].help_text = question, help_text
        self.initial["words"] = (story.parts or {}).get(part, "")

    def changes(self) -> dict[str, Any]:
        return {"parts": {self.part: self.cleaned_data["words"]}}


class NamesForm(StepForm):
    """What it is called, and what its writer is called in it: never their own name by itself."""

    title = forms.CharField(
        label=_("What is your story called?"),
        help_text=_("A line from it is often the best title."),
        required=False,
        max_length=90,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    called = forms.CharField(
        label=_("What are you called in it?"),
        help_text=_("Another name than your own looks after you best. Change it to any name you like."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, story: Story, **more: Any) -> None:
        super().__init__(*args, story=story, **more)
        self.initial.update(title=story.title, called=story.called)


class AboutForm(StepForm):
    """So that somebody who looks for it can find it; and so that nobody comes upon it unprepared."""

    themes = forms.MultipleChoiceField(
        label=_("Somebody who reads it meets somebody who knows about …"),
        help_text=_("Choose what fits. It helps others find it, and nothing is kept of who looks for what."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Is there something a reader should know first?"),
        help_text=_("Such as: “There is something about thoughts of dying in it.” It stands over the story."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, story: Story, themes: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, story=story, **more)
        self.fields["themes"].choices = themes
        self.initial.update(themes=story.themes or [], note=story.note)


class KnownForm(StepForm):
    """What people who know one look for."""

    known = forms.MultipleChoiceField(
        label=_("What stands in my story that somebody may know me by?"),
        help_text=_("Tick what is in it and may stay there. Whatever may not, you change in the story."),
        required=False,
        choices=list(KNOWN.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, story: Story, **more: Any) -> None:
        super().__init__(*args, story=story, **more)
        self.initial["known"] = story.known or []


def form_for(
    step: str, *args: Any, story: Story, sound: Sound | None, themes: list[tuple[str, str]]
) -> StepForm:
    if step == "sound":
        return SoundForm(*args, story=story, sound=sound)
    if step in HELP:
        return PartForm(*args, story=story, part=step)
    if step == "about":
        return AboutForm(*args, story=story, themes=themes)
    return {"names": NamesForm, "known": KnownForm}[step](*args, story=story)


class AskForm(forms.Form):
    """The yes: never ticked beforehand, and never hidden in something else."""

    yes = forms.BooleanField(
        error_messages={"required": _("Tick here when you say yes. Without it nothing is shown.")}
    )
    comments_open = forms.BooleanField(
        label=_("Readers may write back to me. Somebody here reads it first."), required=False, initial=True
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["yes"].label = yes_text()


class BeginToldForm(forms.Form):
    """Whose story a coordinator writes down, and in which hat they tell it."""

    role = forms.TypedChoiceField(
        label=_("Who tells?"),
        coerce=UUID,
        error_messages={
            "required": _("Choose who tells"),
            "invalid_choice": _("Choose who tells"),
        },
    )
    asked = forms.BooleanField(
        label=_("They have said aloud that I may write it down"),
        error_messages={"required": _("Ask first. Tick when they have said yes")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, roles: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = [("", _("Choose")), *((str(one), name) for one, name in roles)]
