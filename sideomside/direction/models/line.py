"""One wording of one item: a hope, or a small step from here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class What(models.TextChoices):
    HOPE = "hope", _("what I hope for")
    STEP = "step", _("a small step from here")


class Line(Row, Happening):
    """One wording of one item. Writing it anew, sharing it or letting it go is a later line that supersedes it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    item = models.UUIDField()  # the same through all its wordings
    what = models.CharField(max_length=4, choices=What)
    prompt = models.CharField(max_length=8, blank=True)  # the question it began with, if any
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("your direction, in your own words"))
    for_peer = models.BooleanField(default=False)
    peer_from = models.DateTimeField(null=True)  # the moment it was shared with the peer of that day
    for_coordinator = models.BooleanField(default=False)
    for_supporters = models.JSONField(default=list)  # ids of those the person invited, as text
    let_go = models.BooleanField(default=False)
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that you can keep your direction in your own words"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "item": Kind.INTERNAL,
            "what": Kind.INTERNAL,
            "prompt": Kind.CONFIDENTIAL,
            "for_peer": Kind.CONFIDENTIAL,
            "peer_from": Kind.CONFIDENTIAL,
            "for_coordinator": Kind.CONFIDENTIAL,
            "for_supporters": Kind.CONFIDENTIAL,
            "let_go": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_line_per_form")]
        indexes = [models.Index(fields=["organisation", "person"], name="direction_of_person")]
        ordering = ["happened_at", "written_at"]
