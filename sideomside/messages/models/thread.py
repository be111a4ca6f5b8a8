"""A thread has a key of its own, and belongs to one pair, to one person and the coordinators, or to a circle."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row

TO_WRITE = _("so that you can write to each other without numbers and addresses")


class Thread(Row):
    """A pair's thread carries the pair's own id, so that the next pair can never come upon it."""

    class Sort(models.TextChoices):
        PAIR = "pair", _("between two")
        COORDINATOR = "coordinator", _("with the coordinators")
        CIRCLE = "circle", _("in a group")

    sort = models.CharField(max_length=12, choices=Sort)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    pair = models.OneToOneField("matching.Pair", models.CASCADE, null=True, related_name="thread")
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")  # nobody owns a circle
    owner_hat = models.CharField(max_length=12, choices=Role.Name, blank=True)
    name = SealedText(key="self", kind=Kind.HEALTH, label=_("what the group is called"))
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)  # a circle's; a pair's thread closes with the pair
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="owner",
        why=TO_WRITE,
        keep="messages",
        plain={
            "sort": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "pair": Kind.CONFIDENTIAL,
            "owner": Kind.CONFIDENTIAL,
            "owner_hat": Kind.CONFIDENTIAL,
            "begun_at": Kind.CONFIDENTIAL,
            "begun_by_id": Kind.INTERNAL,
            "closed_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_circle_per_form")]


class Member(Row):
    """Somebody in a thread, wearing one hat. When somebody read is kept nowhere; only that there is something new."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    moderates = models.BooleanField(default=False)  # a circle's facilitator
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True)
    new = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)  # on a shared phone, until the small key is given again

    privacy = Privacy(
        about="person",
        why=TO_WRITE,
        keep="messages",
        plain={
            "thread": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "moderates": Kind.INTERNAL,
            "joined_at": Kind.CONFIDENTIAL,
            "left_at": Kind.CONFIDENTIAL,
            "new": Kind.INTERNAL,
            "hidden": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "thread", "person", "hat"], name="once_in_a_thread"
            )
        ]
        indexes = [models.Index(fields=["organisation", "person", "hat"], name="messages_threads_of")]
