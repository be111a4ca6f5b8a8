"""What was written, a picture that came along, and what somebody chose to show their coordinator."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedBytes, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.messages.models.thread import TO_WRITE, Thread
from sideomside.people.models import Person, Role, Row


class Message(Row):
    """Sealed with the thread's key between two; with the writer's own in a circle, where one may go alone."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()  # its place in the thread
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    drawer_id = models.UUIDField()  # whose key opens it
    words = SealedText(key="drawer", kind=Kind.HEALTH, label=_("what you wrote"))
    covered = models.BooleanField(default=False)  # a number that looked like a civil registration number
    written_at = models.DateTimeField(auto_now_add=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by_id = models.UUIDField(null=True)
    hidden_why = SealedText(key="drawer", kind=Kind.CONFIDENTIAL, label=_("why a message was hidden"))
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="author",
        why=TO_WRITE,
        keep="messages",
        plain={
            "thread": Kind.CONFIDENTIAL,
            "number": Kind.INTERNAL,
            "author": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "drawer_id": Kind.INTERNAL,
            "covered": Kind.INTERNAL,
            "written_at": Kind.CONFIDENTIAL,
            "hidden_at": Kind.CONFIDENTIAL,
            "hidden_by_id": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "thread", "once"], name="written_once_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "thread", "number"], name="one_place_per_message"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "written_at"], name="messages_by_time")]
        ordering = ["number"]


class Picture(Row):
    """Drawn anew from its dots alone, so that nothing the camera noted comes along."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="picture")
    drawer_id = models.UUIDField()
    content = SealedBytes(key="drawer", kind=Kind.HEALTH, label=_("a picture you sent"))
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    privacy = Privacy(
        about="message__author",
        why=TO_WRITE,
        keep="messages",
        plain={
            "message": Kind.CONFIDENTIAL,
            "drawer_id": Kind.INTERNAL,
            "width": Kind.INTERNAL,
            "height": Kind.INTERNAL,
        },
    )


class Share(Row):
    """One message shown to the coordinators by one of those it was written between, until taken back."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="shares")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    shared_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)
    opened = models.BooleanField(default=False)  # by a coordinator; when and by whom stands in the log

    privacy = Privacy(
        about="person",
        why=_("so that a coordinator can read exactly what you chose"),
        keep="messages",
        plain={
            "message": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "shared_at": Kind.CONFIDENTIAL,
            "taken_back_at": Kind.CONFIDENTIAL,
            "opened": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "message", "person"],
                name="shared_once_at_a_time",
                condition=models.Q(taken_back_at=None),
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "shared_at"],
                name="shown_and_not_opened",
                condition=models.Q(taken_back_at=None, opened=False),
            )
        ]
