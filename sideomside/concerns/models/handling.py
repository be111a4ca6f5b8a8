"""Who is on it, and what was done: each step with when it happened and when it was written down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.concerns.models.concern import Concern
from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class OnIt(Row):
    """A coordinator who may read this one. Nobody else can, whatever they coordinate."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="on_it")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)  # who asked them; nobody when the house did

    privacy = Privacy(
        about="person",
        why=_("so that somebody does what is needed when you are worried"),
        keep="concern",
        plain=dict.fromkeys(["concern", "person", "since", "by_id"], Kind.CONFIDENTIAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "concern", "person"], name="once_on_a_concern")
        ]
        ordering = ["since"]


class ConcernStep(Row, Happening):
    """What was done. Nothing is changed afterwards; a later line takes the place of one that was wrong."""

    class Name(models.TextChoices):
        READ = "read", _("read it")
        DONE = "done", _("did something")
        BROUGHT_IN = "brought_in", _("asked a colleague to look")
        PASSED_ON = "passed_on", _("it went to one more, since nobody had read it")
        CLOSING = "closing", _("thinks it can be closed")
        NOT_YET = "not_yet", _("thinks it is too early to close it")
        CLOSED = "closed", _("closed it together with a colleague")

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=10, choices=Name)
    note = SealedText(key="self", kind=Kind.HEALTH, label=_("what was done about a worry"))
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="concern__sender",
        why=_("so that one can see what was done, and by whom"),
        keep="concern",
        plain={
            "concern": Kind.CONFIDENTIAL,
            "name": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_note_about_a_worry")
        ]
        ordering = ["happened_at", "written_at"]
