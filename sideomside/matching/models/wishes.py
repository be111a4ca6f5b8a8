"""What a participant asks for, and who must not meet whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Wishes(Row):
    """A person's own words, themes and wishes, each with the step at which somebody else may know it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="wishes")
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("what you want a peer to know"))
    themes = SealedJson(key="person", kind=Kind.HEALTH, label=_("what you have tried yourself"))
    asked = SealedJson(key="person", kind=Kind.HEALTH, label=_("what you asked for"))
    not_wanted = SealedText(key="person", kind=Kind.HEALTH, label=_("what you do not want"))
    marked = SealedJson(key="person", kind=Kind.HEALTH, label=_("your own sentences that we marked"))
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=_("to find a peer you would like to meet"),
        keep="waiting",
        plain={
            "person": Kind.CONFIDENTIAL,
            "version": Kind.INTERNAL,
            "changed_at": Kind.CONFIDENTIAL,
            "changed_by_id": Kind.INTERNAL,
        },
    )


class MustNotMeet(Row):
    """Two people who must not be brought together. No reason is ever asked for; who it is stays sealed.

    In somebody's own words until a coordinator knows whom they mean. Whether that is anybody here is told to
    nobody: it would say that the other takes part.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="must_not_meet")
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("whom you would rather not meet"))
    other = SealedText(key="person", kind=Kind.HEALTH, label=_("somebody you do not want to meet"))
    once = models.UUIDField(null=True)
    set_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)
    by_role = models.CharField(max_length=20)

    privacy = Privacy(
        about="person",
        why=_("so that nobody is brought together who must not meet"),
        keep="waiting",
        plain={
            "person": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
            "set_at": Kind.CONFIDENTIAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_note_per_form"),
        ]
        indexes = [models.Index(fields=["organisation", "by_role"], name="must_not_meet_said_as")]
