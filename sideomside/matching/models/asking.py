"""A proposal: one participant, one peer, and every step of asking them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

TO_ASK = _("to ask both, in the right order, whether they would like to meet")


class Proposal(Row):
    """A coordinator thought of these two. Where it stands is here; how it came there is in the steps."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("waits before anybody is asked")
        PEER_ASKED = "peer_asked", _("the peer is asked for room")
        PARTICIPANT_ASKED = "asked", _("the participant is asked")
        PEER_DECIDES = "peer_decides", _("the peer is asked about meeting")
        PAIRED = "paired", _("both said yes")
        CLOSED = "closed", _("put away")

    class Ending(models.TextChoices):
        NO_ROOM = "no_room", _("the peer has no room now")
        PARTICIPANT_NO = "participant_no", _("the participant would rather meet somebody else")
        PARTICIPANT_LATER = "participant_later", _("the participant would rather wait")
        PEER_NO = "peer_no", _("the peer cannot now")
        WITHDRAWN = "withdrawn", _("taken back")
        STOPPED = "stopped", _("stopped")
        RAN_OUT = "ran_out", _("put away after a long time")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="proposals")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="proposals")
    peer = models.ForeignKey(Person, models.CASCADE, related_name="proposals_as_peer")
    place_id = models.UUIDField()  # the peer's file in this programme, where a place is taken
    state = models.CharField(max_length=12, choices=State, default=State.DRAFTED)
    ending = models.CharField(max_length=20, choices=Ending, blank=True)
    why = SealedText(key="participant", kind=Kind.HEALTH, label=_("why we thought of this peer"))
    shared = SealedJson(key="participant", kind=Kind.HEALTH, label=_("what you two share"))
    place_in_list = models.PositiveSmallIntegerField(null=True)  # 1..3 as suggested; empty: found by hand
    weights_version = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by_id = models.UUIDField(null=True)
    moved_at = models.DateTimeField()  # when it came to its present state
    reminded_at = models.DateTimeField(null=True)
    call = models.BooleanField(default=False)  # no letter could reach them, or they asked to talk first
    once = models.UUIDField()

    privacy = Privacy(
        about="participant",
        why=TO_ASK,
        keep="contact",
        plain={
            "programme": Kind.INTERNAL,
            "participant": Kind.CONFIDENTIAL,
            "peer": Kind.CONFIDENTIAL,
            "place_id": Kind.INTERNAL,
            "state": Kind.CONFIDENTIAL,
            "ending": Kind.CONFIDENTIAL,
            "place_in_list": Kind.INTERNAL,
            "weights_version": Kind.INTERNAL,
            "made_at": Kind.CONFIDENTIAL,
            "made_by_id": Kind.INTERNAL,
            "moved_at": Kind.CONFIDENTIAL,
            "reminded_at": Kind.CONFIDENTIAL,
            "call": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_proposal_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "participant"],
                name="one_open_proposal_each",
                condition=models.Q(state__in=["drafted", "peer_asked", "asked", "peer_decides"]),
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed") & ~models.Q(ending="")
                | ~models.Q(state="closed") & models.Q(ending=""),
                name="a_closed_proposal_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="matching_open"),
            models.Index(fields=["organisation", "made_by_id", "made_at"], name="proposals_newest_of"),
        ]


class ProposalStep(Row, Happening):
    """One thing that happened to a proposal; corrected only by a later one."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=24)

    privacy = Privacy(
        about="proposal__participant",
        why=TO_ASK,
        keep="contact",
        plain={
            "proposal": Kind.CONFIDENTIAL,
            "name": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
