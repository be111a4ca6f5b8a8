"""The shape of every row that belongs to an organisation."""

from uuid import uuid4

from django.db import models

from sideomside.ground.vault.walls import WithinManager, current_organisation


class Row(models.Model):
    """An opaque id and the organisation it belongs to; outside that organisation it cannot be found."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, default=current_organisation, related_name="+"
    )

    objects = WithinManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label} {self.pk}"
