"""A peer in one programme: their card, how many they have room for, and each step on the way."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.peers.models.offer import Employment, Energy
from sideomside.peers.models.sheet import ImportDraft
from sideomside.people.models import Person, Programme, Row


class State(models.TextChoices):
    """How far along somebody is. Nobody is behind: these are only the next thing to do."""

    ASK_FIRST = "ask_first", _("ask first")
    APPLIED = "applied", _("wants to be a peer")
    CONVERSATION = "conversation", _("has had the talk")
    TRAINING = "training", _("in training")
    APPROVED = "approved", _("approved")
    ACTIVE = "active", _("active")
    RESTING = "resting", _("on a break")
    STOPPED = "stopped", _("has stopped")


# Said as what it is and not as what it is not, so that an index finds the few who are here.
NOT_STOPPED = tuple(one for one in State if one != State.STOPPED)


class PeerFile(Row):
    """What a peer offers. The state is the one of the last step, kept here so that a list is one look-up."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="peer_files")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="peers")
    came_with = models.ForeignKey(ImportDraft, models.SET_NULL, null=True, related_name="peers")
    version = models.PositiveIntegerField(default=1)

    state = models.CharField(max_length=12, choices=State, default=State.APPLIED)
    rests_from = models.CharField(max_length=12, blank=True)  # the state to come back to
    paused_at = models.DateTimeField(null=True)
    wants_a_word = models.BooleanField(default=False)  # a break was asked for; somebody should call
    back_asked_at = models.DateTimeField(null=True)  # stopped, and would like to begin again: two say yes
    back_asked_by_id = models.UUIDField(null=True)
    approved_for_one_to_one = models.BooleanField(default=False)
    approved_why = SealedText(
        key="person", kind=Kind.CONFIDENTIAL, label=_("why you were approved before the way was done")
    )
    employment = models.CharField(max_length=10, choices=Employment, default=Employment.VOLUNTEER)
    capacity = models.PositiveSmallIntegerField(default=1)
    energy = models.CharField(max_length=6, choices=Energy, default=Energy.MORE)
    load = models.PositiveSmallIntegerField(default=0)  # places taken

    presentation = SealedText(key="person", label=_("what you say about yourself"))
    themes = SealedJson(key="person", label=_("what you can and cannot talk about yet"))
    languages = SealedJson(key="person", kind=Kind.CONFIDENTIAL, label=_("languages you speak"))
    slots = SealedJson(key="person", kind=Kind.CONFIDENTIAL, label=_("when you can meet"))
    areas = SealedJson(key="person", kind=Kind.CONFIDENTIAL, label=_("where you can meet"))
    formats = SealedJson(key="person", kind=Kind.CONFIDENTIAL, label=_("how you like to meet"))
    gender = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("gender, if you like"))
    age_band = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("age, if you like"))
    travel_km = models.PositiveSmallIntegerField(null=True)
    face = models.CharField(max_length=20, blank=True)  # a drawing, never a photo

    privacy = Privacy(
        about="person",
        why=_("so that somebody who needs a peer can meet you"),
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL, "programme": Kind.CONFIDENTIAL, "came_with": Kind.INTERNAL,
            "version": Kind.INTERNAL, "state": Kind.CONFIDENTIAL, "rests_from": Kind.CONFIDENTIAL,
            "paused_at": Kind.CONFIDENTIAL, "wants_a_word": Kind.CONFIDENTIAL,
            "back_asked_at": Kind.CONFIDENTIAL, "back_asked_by_id": Kind.INTERNAL,
            "approved_for_one_to_one": Kind.CONFIDENTIAL, "employment": Kind.CONFIDENTIAL,
            "energy": Kind.CONFIDENTIAL, "capacity": Kind.INTERNAL, "load": Kind.INTERNAL, "travel_km": Kind.INTERNAL,
            "face": Kind.INTERNAL,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme"], name="one_file_per_peer_and_programme"
            ),
            models.CheckConstraint(condition=Q(capacity__range=(1, 4)), name="room_for_one_to_four"),
            models.CheckConstraint(condition=Q(load__lte=4), name="never_more_than_four_places_taken"),
            models.CheckConstraint(
                condition=Q(state=State.RESTING, paused_at__isnull=False)
                | (~Q(state=State.RESTING) & Q(paused_at__isnull=True)),
                name="resting_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(back_asked_at=None, back_asked_by_id=None) | Q(state=State.STOPPED),
                name="asked_back_after_stopping",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="peers_in_state"),
            models.Index(
                fields=["organisation", "state"], name="peers_who_want_a_word", condition=Q(wants_a_word=True)
            ),
            models.Index(
                fields=["organisation", "state"],
                name="peers_asked_back",
                condition=Q(back_asked_by_id__isnull=False),
            ),
        ]

    @property
    def free_places(self) -> int:
        """None, whatever the number says, unless one more would be fine just now."""
        return max(0, self.capacity - self.load) if self.energy == Energy.MORE else 0


class PeerStep(Row, Happening):
    """One step on the way, and who wrote it down; put right by a later one, never changed."""

    peer = models.ForeignKey(PeerFile, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=State)

    privacy = Privacy(
        about="peer__person",
        why=_("to know how far along you are, and who wrote it down"),
        keep="peer",
        plain={
            "peer": Kind.CONFIDENTIAL,
            "state": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
