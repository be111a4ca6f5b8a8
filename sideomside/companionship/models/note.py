"""What the two kept from a meeting, in at most three lines. Nothing about the participant stands anywhere else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.meeting import Meeting
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Role, Row


class Note(Row):
    """Read and changed by both, struck by either; a peer who comes later reads it only if the participant says so."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="note")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = SealedText(key="participant", kind=Kind.HEALTH, label=_("what you two kept from a meeting"))
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=12, choices=Role.Name)  # the hat of whoever wrote last
    for_the_next = models.BooleanField(default=False)

    privacy = Privacy(
        about="participant",
        why=_("so that you two can remember what you talked about"),
        keep="contact",
        plain={
            "meeting": Kind.CONFIDENTIAL,
            "participant": Kind.CONFIDENTIAL,
            "changed_at": Kind.CONFIDENTIAL,
            "changed_by": Kind.INTERNAL,
            "for_the_next": Kind.CONFIDENTIAL,
        },
    )
