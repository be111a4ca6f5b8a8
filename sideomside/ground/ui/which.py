"""Which one is it? Asked only where there are several."""

from typing import Any

from django import forms


class WhichOne(forms.ModelChoiceField):
    """By name. The first is chosen beforehand; the only one goes along unasked."""

    def __init__(self, **more: Any) -> None:
        super().__init__(None, empty_label=None, **more)

    def label_from_instance(self, one: Any) -> str:
        return str(one.name)

    def among(self, those: Any) -> None:
        self.queryset, self.initial = those, those[0].pk
        if len(those) == 1:
            self.widget = forms.HiddenInput()
