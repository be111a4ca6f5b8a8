"""One person's way in, from the first words to a first talk."""

from secrets import token_hex

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class Way(models.TextChoices):
    """The door somebody came in by."""

    FORM = "form", _("form")
    MAIL = "mail", _("mail")
    COFFEE = "coffee", _("coffee")
    CALL = "call", _("phone call")
    SMS = "sms", _("text message")
    LETTER = "letter", _("letter")
    PARTNER = "partner", _("partner")


class State(models.TextChoices):
    """How far it has come; only people move it on, and only people close it."""

    RECEIVED = "received", _("received")
    ANSWERED = "answered", _("answered")
    TALK_PLANNED = "planned", _("first talk planned")
    TALK_HELD = "held", _("first talk held")
    CLOSED = "closed", _("closed")


# Said as what it is and not as what it is not, so that an index finds the few that are open.
NOT_CLOSED = tuple(one for one in State if one != State.CLOSED)


class Sort(models.TextChoices):
    """One choice: what somebody is looking for."""

    UNSORTED = "", _("not sorted yet")
    SEEKS = "seeks", _("seeks support")
    GIVES = "gives", _("wants to give support")
    RELATIVE = "relative", _("relative")
    PROFESSIONAL = "professional", _("professional")
    NOT_US = "not_us", _("not for us")


class Why(models.TextChoices):
    """Why an enquiry was closed; none of them is about the person."""

    JOINED = "joined", _("is with us now")
    SIGNPOSTED = "signposted", _("found help elsewhere")
    WITHDRAWN = "withdrawn", _("said goodbye for now")
    QUIET = "quiet", _("we have not heard from them for a long time")
    NOT_US = "not_us", _("was not for us")
    DOUBLE = "double", _("is here twice")


def reply_mark() -> str:
    """Stands in the address our letters can be answered to; lower case, since mail servers fold letters."""
    return token_hex(12)


class Enquiry(Row):
    """The columns from `state` on are only the sum of its steps, kept so that queues can be asked for quickly."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="enquiries")
    first_person_id = models.UUIDField()  # who it came from, so that "same person" can be undone
    way = models.CharField(max_length=8, choices=Way)
    once = models.UUIDField(null=True)  # one form sent twice is one enquiry
    reply_token = models.CharField(max_length=64, default=reply_mark)
    read_first = models.BooleanField(default=False)  # sorts our own queue; tells nobody else
    heavy_at = models.DateTimeField(null=True)  # when heavy words last came; answered or not, it stays
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)  # the number of its last step
    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    sort = models.CharField(max_length=12, choices=Sort, blank=True, default=Sort.UNSORTED)
    received_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True)  # since then somebody waits for our answer
    read_at = models.DateTimeField(null=True)  # when one of us first read what now waits
    answered_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)
    remind_on = models.DateField(null=True)
    assigned_id = models.UUIDField(null=True)  # the coordinator who answers
    closed_why = models.CharField(max_length=12, choices=Why, blank=True)

    privacy = Privacy(
        about="person",
        why=_("to answer you and to find the right peer with you"),
        keep="enquiry",
        plain={
            "programme": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "first_person_id": Kind.CONFIDENTIAL,
            "way": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
            "reply_token": Kind.CONFIDENTIAL,
            "read_first": Kind.CONFIDENTIAL,
            "heavy_at": Kind.CONFIDENTIAL,
            "made_at": Kind.INTERNAL,
            "version": Kind.INTERNAL,
            "state": Kind.CONFIDENTIAL,
            "sort": Kind.CONFIDENTIAL,
            "received_at": Kind.CONFIDENTIAL,
            "waiting_since": Kind.CONFIDENTIAL,
            "read_at": Kind.INTERNAL,
            "answered_at": Kind.CONFIDENTIAL,
            "talked_at": Kind.CONFIDENTIAL,
            "remind_on": Kind.CONFIDENTIAL,
            "assigned_id": Kind.INTERNAL,
            "closed_why": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_enquiry_per_form"),
            models.UniqueConstraint(fields=["organisation", "reply_token"], name="one_thread_per_mark"),
            models.CheckConstraint(
                condition=models.Q(state="closed") ^ models.Q(closed_why=""), name="closed_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "programme", "state"], name="enquiry_queue")]

    @property
    def comes_first(self) -> bool:
        """Heavy words that nobody has answered yet."""
        return self.read_first and self.waiting_since is not None

    @property
    def may_want_a_peer(self) -> bool:
        return self.state != State.CLOSED and self.sort in {Sort.UNSORTED, Sort.SEEKS}
