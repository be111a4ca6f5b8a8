"""What each step of writing has in common: it knows which version of the story was on the screen."""

from typing import Any

from django import forms

from sideomside.stories.models import Story


class StepForm(forms.Form):
    """Knows which version of the story was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, story: Story, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["version"] = story.version

    def changes(self) -> dict[str, Any]:
        return {name: said for name, said in self.cleaned_data.items() if name != "version"}

    def catch_up(self, version: int) -> None:
        """The writer has been told; sending again keeps these words."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
