"""What comes of the trial: each one's own answer, and what the two agree on in their own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.ground.vault.fields import Kind, SealedJson
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class TrialAnswer(Row):
    """Given alone. The other never sees it, and nobody is at fault."""

    class Answer(models.TextChoices):
        GO_ON = "go_on", _("would like to go on")
        STOP = "stop", _("would rather stop")
        TALK = "talk", _("would like to talk first")

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    answer = models.CharField(max_length=5, choices=Answer)
    said_at = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "answer": Kind.CONFIDENTIAL,
            "said_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "companionship", "person"], name="one_answer_each"
            )
        ]


ITEMS = {
    "place": _("Where we meet"),
    "rhythm": _("How often, and how long"),
    "contact": _("How we reach each other"),
    "quiet": _("What stays between us"),
    "hard": _("If it gets hard"),
}


class Agreement(Row):
    """One wording, never changed; a new wording is a later version, and it counts when both have said yes to it."""

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="agreements")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField()
    words = SealedJson(key="participant", kind=Kind.CONFIDENTIAL, label=_("what you two agreed on"))
    ends_on = models.DateField()
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField(null=True)
    participant_yes_at = models.DateTimeField(null=True)
    peer_yes_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "participant": Kind.CONFIDENTIAL,
            "version": Kind.INTERNAL,
            "ends_on": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "written_by_id": Kind.INTERNAL,
            "participant_yes_at": Kind.CONFIDENTIAL,
            "peer_yes_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_wording_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "companionship", "version"], name="one_wording_at_a_time"
            ),
        ]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each thing by its name, as far as they wrote something."""
        words = self.words or {}
        return [(str(name), words[item]) for item, name in ITEMS.items() if words.get(item)]

    @property
    def stands(self) -> bool:
        return self.participant_yes_at is not None and self.peer_yes_at is not None
