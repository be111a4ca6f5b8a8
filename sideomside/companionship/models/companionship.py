"""The 1:1: it begins with a first coffee, and its first weeks are a trial for both."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind as Sealed
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

WALK_TOGETHER = _("so that you two can meet, and so that somebody asks how it goes")


class Companionship(Row):
    """One pair on its way. Day zero is the day of the first meeting."""

    class State(models.TextChoices):
        ARRANGING = "arranging", _("finding a first time")
        TRIAL = "trial", _("trying it out")
        AGREED = "agreed", _("meeting as they have agreed")
        ENDED = "ended", _("over")

    class Kind(models.TextChoices):
        COMPANIONSHIP = "companionship", _("companionship")
        BRIDGING = "bridging", _("a bridge to everyday life")

    kind = models.CharField(max_length=13, choices=Kind, default=Kind.COMPANIONSHIP)
    pair = models.OneToOneField("matching.Pair", models.CASCADE, related_name="companionship")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="companionships")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="companionships")
    peer = models.ForeignKey(Person, models.CASCADE, related_name="companionships_as_peer")
    state = models.CharField(max_length=10, choices=State, default=State.ARRANGING)
    begun_at = models.DateTimeField()
    begun_by_id = models.UUIDField(null=True)
    day_zero = models.DateField(null=True)
    ends_on = models.DateField(null=True)  # as both agreed
    new_time_wanted = models.BooleanField(default=False)
    participant_rests_since = models.DateTimeField(null=True)
    quiet_asked_at = models.DateTimeField(null=True)  # both got a short letter
    quiet_talked_at = models.DateTimeField(null=True)  # a coordinator asked them
    peer_away_told_at = models.DateTimeField(null=True)  # the participant heard it from a person
    peer_rests_since = models.DateTimeField(null=True)

    privacy = Privacy(
        about="participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "kind": Sealed.CONFIDENTIAL,
            "pair": Sealed.CONFIDENTIAL,
            "programme": Sealed.INTERNAL,
            "participant": Sealed.CONFIDENTIAL,
            "peer": Sealed.CONFIDENTIAL,
            "state": Sealed.CONFIDENTIAL,
            "begun_at": Sealed.CONFIDENTIAL,
            "begun_by_id": Sealed.INTERNAL,
            "day_zero": Sealed.CONFIDENTIAL,
            "ends_on": Sealed.CONFIDENTIAL,
            "new_time_wanted": Sealed.CONFIDENTIAL,
            "participant_rests_since": Sealed.CONFIDENTIAL,
            "quiet_asked_at": Sealed.CONFIDENTIAL,
            "quiet_talked_at": Sealed.CONFIDENTIAL,
            "peer_away_told_at": Sealed.CONFIDENTIAL,
            "peer_rests_since": Sealed.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="trial") | models.Q(day_zero__isnull=False),
                name="a_trial_has_a_first_day",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="companionships_in_state")]

    @property
    def rests(self) -> bool:
        """On a pause by either of the two; the place is kept."""
        return bool(self.participant_rests_since or self.peer_rests_since)
