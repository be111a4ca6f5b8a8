"""Somebody's way to being a peer: who walks it with them, and what happened on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

TO_BE_WELCOMED = _("so that you are welcomed well as a peer, and know why when it is not now")


class PeerPath(Row):
    """One for each person and programme. It stays when the wish is put aside, so that the answer can be read."""

    class State(models.TextChoices):
        WALKING = "walking", _("on the way")
        WELCOMED = "welcomed", _("welcomed")
        NOT_NOW = "not_now", _("not now")
        STEPPED_BACK = "back", _("stepped back")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    coordinator = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+"
    )  # walks it with them
    state = models.CharField(max_length=8, choices=State, default=State.WALKING)
    moved_at = models.DateTimeField()
    with_children = models.BooleanField(
        default=False
    )  # meets children under 15: then, and only then, a certificate
    employed = models.BooleanField(default=False)  # has a contract, and no volunteer agreement
    words = SealedText(key="person", label=_("what we told you when it was not now"))

    privacy = Privacy(
        about="person",
        why=TO_BE_WELCOMED,
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.CONFIDENTIAL,
            "coordinator": Kind.INTERNAL,
            "state": Kind.CONFIDENTIAL,
            "moved_at": Kind.CONFIDENTIAL,
            "with_children": Kind.CONFIDENTIAL,
            "employed": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme"], name="one_path_per_person_and_programme"
            )
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="paths_in_state")]


class PathStep(Row, Happening):
    """What happened on the way. What a coordinator notes here, the person may read."""

    class Name(models.TextChoices):
        BEGUN = "begun", _("began")
        TALK = "talk", _("talked")
        TRAINING = "training", _("began to learn")
        WELCOMED = "welcomed", _("was welcomed as a peer")
        NOT_NOW = "not_now", _("it is not now")
        STEPPED_BACK = "back", _("stepped back")

    path = models.ForeignKey(PeerPath, models.CASCADE, related_name="steps")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=8, choices=Name)
    note = SealedText(key="person", label=_("what was noted after a talk with you"))
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=TO_BE_WELCOMED,
        keep="peer",
        plain={
            "path": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
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
            models.UniqueConstraint(fields=["organisation", "once"], name="one_step_on_a_path_per_form")
        ]
        ordering = ["happened_at", "written_at"]
