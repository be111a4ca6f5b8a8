"""What a group does week by week, as the organisation itself has written it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row

WRITTEN_BY_US = _("so that two who lead a group know what the evening holds")


class Manual(Row):
    """One edition of one book. Writing on is a new edition, so that a group keeps the one it began with."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="manuals")
    book = models.UUIDField()  # the same through all its editions
    edition = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=80)
    weeks = models.JSONField(default=list)  # [{"theme": "...", "steps": ["...", "..."]}, ...]
    once = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=WRITTEN_BY_US,
        keep="organisation",
        plain=dict.fromkeys(
            ["programme", "book", "edition", "name", "weeks", "once", "made_at", "by_id"], Hurts.INTERNAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book", "edition"], name="one_edition_of_a_number"
            ),
            models.UniqueConstraint(fields=["organisation", "once"], name="one_manual_per_form"),
        ]
        ordering = ["name", "-edition"]

    def week(self, number: int) -> dict[str, Any]:
        """The theme and the steps of one week; a week nobody has written is empty."""
        return self.weeks[number - 1] if 0 < number <= len(self.weeks) else {"theme": "", "steps": []}
