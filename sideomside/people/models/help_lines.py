"""Where to call on a bad night."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.row import Row


class HelpLine(Row):
    """Somewhere to call on a bad night. Data with a date: shown only once a person has confirmed it. 112 is fixed."""

    name = models.CharField(max_length=80)
    number = models.CharField(max_length=30)  # text: 112, 1813 and 116111 fail as phone numbers
    hours_da = models.CharField(max_length=160, blank=True)
    hours_en = models.CharField(max_length=160, blank=True)
    note_da = models.CharField(max_length=160, blank=True)
    note_en = models.CharField(max_length=160, blank=True)
    region = models.CharField(max_length=40, blank=True)  # where it answers; "" is the whole country
    always_open = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True)
    verified_by = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that help is one tap away on a bad night"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "name", "number", "hours_da", "hours_en", "note_da", "note_en", "region", "always_open", "order",
                "source", "verified_on", "verified_by",
            ],
            Kind.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["order", "name"]

    @property
    def called(self) -> str:
        """Several regions have a line of the same name."""
        return f"{self.name}, {self.region}" if self.region else self.name
