"""A spreadsheet on its way in: sealed with a key of its own, and gone within a day."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class ImportDraft(Row):
    """The rows as they came, what each column means and what was put right; nobody is known from it yet."""

    brought_by = models.ForeignKey(Person, models.CASCADE, related_name="peer_lists")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="peer_lists")
    once = models.UUIDField(default=uuid4)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # how many were new, asked first, left out
    sheet = SealedJson(key="self", label=_("the rows of the list"))

    privacy = Privacy(
        about="brought_by",
        why=_("so that peers on a list need not be typed again"),
        keep="draft",
        plain={
            "brought_by": Kind.INTERNAL,
            "programme": Kind.INTERNAL,
            "once": Kind.INTERNAL,
            "version": Kind.INTERNAL,
            "made_at": Kind.INTERNAL,
            "imported_at": Kind.INTERNAL,
            "undone_at": Kind.INTERNAL,
            "counts": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_list_per_upload")]
