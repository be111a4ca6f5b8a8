"""Who is in a thread. In a circle nobody is, before they have said yes themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.messages.models.thread import TO_WRITE, Thread
from sideomside.people.models import Person, Role, Row


class Member(Row):
    """Somebody in a thread, wearing one hat. When somebody read is kept nowhere; only that there is something new."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    moderates = models.BooleanField(default=False)  # a circle's facilitator
    asked_at = models.DateTimeField(null=True)  # whether they would like to come along in a circle
    no_at = models.DateTimeField(null=True)  # told to nobody; to everybody else it looks like silence
    joined_at = models.DateTimeField(null=True)  # in a circle by their own yes
    after = models.PositiveIntegerField(
        default=0
    )  # what stands up to this number was written before they came
    left_at = models.DateTimeField(null=True)
    out_at = models.DateTimeField(null=True)  # taken out by somebody who keeps the circle, and told in words
    out_by_id = models.UUIDField(null=True)
    out_words = SealedText(
        key="person", kind=Kind.HEALTH, label=_("what was said when you were taken out of a group")
    )
    out_put_away = models.BooleanField(default=False)  # by the one it was said to; shown to nobody else
    new = models.BooleanField(default=False)
    opened = models.BooleanField(
        default=False
    )  # two coordinators opened it, and they have not looked in since
    hidden = models.BooleanField(default=False)  # on a shared phone, until the small key is given again
    lends = models.BooleanField(default=False)  # a peer's own words, to whoever is peer after them

    privacy = Privacy(
        about="person",
        why=TO_WRITE,
        keep="messages",
        plain={
            "thread": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "moderates": Kind.INTERNAL,
            "asked_at": Kind.CONFIDENTIAL,
            "no_at": Kind.CONFIDENTIAL,
            "joined_at": Kind.CONFIDENTIAL,
            "after": Kind.INTERNAL,
            "left_at": Kind.CONFIDENTIAL,
            "out_at": Kind.CONFIDENTIAL,
            "out_by_id": Kind.CONFIDENTIAL,
            "out_put_away": Kind.CONFIDENTIAL,
            "new": Kind.INTERNAL,
            "opened": Kind.CONFIDENTIAL,
            "hidden": Kind.CONFIDENTIAL,
            "lends": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "thread", "person", "hat"], name="once_in_a_thread"
            ),
            models.CheckConstraint(
                condition=models.Q(no_at=None) | models.Q(joined_at=None), name="no_is_not_yes"
            ),
            models.CheckConstraint(
                condition=models.Q(out_at=None) | models.Q(left_at__isnull=False, out_by_id__isnull=False),
                name="who_is_taken_out_is_out",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person", "hat"], name="messages_threads_of")]
