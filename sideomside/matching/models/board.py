"""What a night worked out, what a person decided about it, and who would rather be found by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.matching.models.asking import Proposal
from sideomside.people.models import Person, Programme, Row

CLOCKS = {
    "happened_at": Kind.CONFIDENTIAL,
    "written_at": Kind.INTERNAL,
    "by_id": Kind.INTERNAL,
    "by_role": Kind.INTERNAL,
    "supersedes": Kind.INTERNAL,
}


class Night(Row):
    """One working out of a programme. Who was thought of for whom is sealed, and gone with the next night."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="nights")
    made_at = models.DateTimeField()
    by_id = models.UUIDField(null=True)  # nobody: the house, by itself
    weights_version = models.PositiveSmallIntegerField()
    waiting = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    value = models.BigIntegerField()
    bound = models.BigIntegerField()
    engine = models.CharField(max_length=40)
    instance = models.CharField(max_length=64)  # a keyed hash of what was handed in
    found = SealedJson(key="self", kind=Kind.HEALTH, label=_("who was thought of for whom"))

    privacy = Privacy(
        about="",
        why=_("so that a coordinator can look at suggestions before anybody is asked"),
        keep="organisation",
        plain={
            "programme": Kind.INTERNAL,
            "made_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "weights_version": Kind.INTERNAL,
            "waiting": Kind.INTERNAL,
            "met": Kind.INTERNAL,
            "value": Kind.INTERNAL,
            "bound": Kind.INTERNAL,
            "engine": Kind.INTERNAL,
            "instance": Kind.INTERNAL,
        },
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "programme", "made_at"], name="matching_nights")]


class Decision(Row, Happening):
    """What a coordinator decided about one suggestion, and why."""

    class What(models.TextChoices):
        TAKEN = "taken", _("asked about this peer")
        CHANGED = "changed", _("asked about another peer")
        DROPPED = "dropped", _("put the suggestion aside")

    night = models.ForeignKey(Night, models.CASCADE, related_name="decisions")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    peer = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=What)
    why = SealedText(key="participant", kind=Kind.HEALTH, label=_("why a suggestion was taken or not"))
    proposal = models.ForeignKey(Proposal, models.SET_NULL, null=True, related_name="+")
    weights_version = models.PositiveSmallIntegerField()

    privacy = Privacy(
        about="participant",
        why=_("so that it can be told who decided what about you, and why"),
        keep="contact",
        plain={
            "night": Kind.INTERNAL,
            "programme": Kind.INTERNAL,
            "participant": Kind.CONFIDENTIAL,
            "peer": Kind.CONFIDENTIAL,
            "what": Kind.CONFIDENTIAL,
            "proposal": Kind.CONFIDENTIAL,
            "weights_version": Kind.INTERNAL,
            **CLOCKS,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "night", "participant"], name="one_decision_per_suggestion"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "programme", "happened_at"], name="decisions_newest")]


class ByHand(Row, Happening):
    """Somebody would rather be found by a person alone, or lets the house suggest again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="by_hand")
    hat = models.CharField(max_length=20)
    by_hand = models.BooleanField()

    privacy = Privacy(
        about="person",
        why=_("so that nobody is suggested who would rather not be"),
        keep="waiting",
        plain={"person": Kind.CONFIDENTIAL, "hat": Kind.CONFIDENTIAL, "by_hand": Kind.CONFIDENTIAL, **CLOCKS},
    )
