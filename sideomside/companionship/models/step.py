"""What happened to two people who meet; corrected only by a later step."""

from django.db import models

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.companionship.models.meeting import Meeting
from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row


class CompanionshipStep(Row, Happening):
    """Begun, offered, chosen, met: one line each, with who and when."""

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="steps")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="steps")
    name = models.CharField(max_length=20)

    privacy = Privacy(
        about="companionship__participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "meeting": Kind.CONFIDENTIAL,
            "name": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
