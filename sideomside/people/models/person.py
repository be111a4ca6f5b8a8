"""A person, how to reach them, and the hats they wear."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.houses import Programme
from sideomside.people.models.row import Row

REACH_YOU = _("to answer you in the way you asked for")


class Channel(models.TextChoices):
    """How somebody wants to hear from us."""

    SMS = "sms", _("Send a text message")
    CALL = "call", _("Call me")
    MAIL = "mail", _("Send a mail")
    COMES = "comes", _("I will come by myself")
    NONE = "none", _("Do not contact me")


class Person(Row):
    """Somebody we know by a first name or a chosen name. No number from the state, no birthday, no diagnosis."""

    name = SealedText(key="self", kind=Kind.HEALTH, label=_("what we call you"))
    language = models.CharField(max_length=5, default="da")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.MAIL)
    words_in_mail = models.BooleanField(default=False)  # "just write in the mail": said by the person
    made_at = models.DateTimeField(auto_now_add=True)
    last_contact_at = models.DateTimeField(auto_now_add=True)
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined_from")

    privacy = Privacy(
        about="id",
        why=_("to know what to call you and how to write to you"),
        keep="contact",
        plain={
            "language": Kind.INTERNAL,
            "channel": Kind.CONFIDENTIAL,
            "words_in_mail": Kind.INTERNAL,
            "made_at": Kind.CONFIDENTIAL,
            "last_contact_at": Kind.CONFIDENTIAL,
            "joined_into": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        # Hardly anybody is: an index of those who are, and of nobody else.
        indexes = [
            models.Index(
                fields=["joined_into"],
                name="people_joined_into",
                condition=models.Q(joined_into__isnull=False),
            )
        ]

    @property
    def in_the_end(self) -> "Person":
        """Whom this one turned out to be: whoever was joined twice is the last of them."""
        one: Person = self
        while one.joined_into:
            one = one.joined_into
        return one


class Contact(Row):
    """A mail address or a phone number, sealed, and found again only by a keyed fingerprint."""

    class Way(models.TextChoices):
        MAIL = "mail", _("mail")
        PHONE = "phone", _("phone")

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    way = models.CharField(max_length=5, choices=Way)
    value = SealedText(key="person", kind=Kind.HEALTH, label=_("your number or address"))
    fingerprint = models.CharField(max_length=64, db_index=True)
    added_at = models.DateTimeField(auto_now_add=True)
    only_typed = models.BooleanField(default=False)  # by whoever sat there: perhaps it is somebody else's

    privacy = Privacy(
        about="person",
        why=REACH_YOU,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "way": Kind.INTERNAL,
            "fingerprint": Kind.CONFIDENTIAL,
            "added_at": Kind.INTERNAL,
            "only_typed": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "fingerprint"], name="one_contact_per_person"
            )
        ]
        ordering = ["added_at"]


class Role(Row):
    """A hat: what a person is in one programme, from a day and perhaps until one."""

    class Name(models.TextChoices):
        PARTICIPANT = "participant", _("participant")
        PEER = "peer", _("peer")
        HOST = "host", _("host")
        COORDINATOR = "coordinator", _("coordinator")
        PARTNER = "partner", _("partner contact")
        EVALUATOR = "evaluator", _("evaluator")
        MODERATOR = "moderator", _("moderator")
        OPERATOR = "operator", _("operator")

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("on a pause")
        LEFT = "left", _("has left")
        SUSPENDED = "suspended", _("suspended")

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="roles")
    name = models.CharField(max_length=12, choices=Name)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    since = models.DateTimeField(auto_now_add=True)
    given_by_id = models.UUIDField(null=True)  # the colleague who asked them to work here

    privacy = Privacy(
        about="person",
        why=_("to know who may see and do what"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.CONFIDENTIAL,
            "name": Kind.CONFIDENTIAL,
            "state": Kind.CONFIDENTIAL,
            "since": Kind.INTERNAL,
            "given_by_id": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme", "name"], name="one_hat_of_a_kind"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "programme", "name", "state"], name="hats_of_programme"),
            models.Index(fields=["organisation", "name", "state"], name="hats_worn_now"),
            models.Index(fields=["organisation", "programme", "name", "since"], name="hats_by_time"),
        ]


class Absence(Row):
    """A coordinator is away; somebody stands in, so that nobody waits unseen."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    stand_in = models.ForeignKey(Person, models.PROTECT, related_name="stands_in")
    first_day = models.DateField()
    last_day = models.DateField()
    ended_at = models.DateTimeField(null=True)  # back before it was over, or it came to nothing

    privacy = Privacy(
        about="person",
        why=_("so that somebody answers when a coordinator is away"),
        keep="account",
        plain={
            "person": Kind.INTERNAL,
            "stand_in": Kind.INTERNAL,
            "first_day": Kind.INTERNAL,
            "last_day": Kind.INTERNAL,
            "ended_at": Kind.INTERNAL,
        },
    )
