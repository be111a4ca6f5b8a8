"""A warm bridge out: a coordinator introduces somebody to a partner or to another programme, with their own yes."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.partners.models.agreement import Agreement
from sideomside.people.models import Person, Programme, Row


class Answer(models.TextChoices):
    WELCOME = "welcome", _("they are welcome")
    NOT_NOW = "not_now", _("not here, or not now")


class WhyNot(models.TextChoices):
    """None of them is about the person."""

    NO_ROOM = "no_room", _("we have no room just now")
    ELSEWHERE = "else", _("another place would suit better")
    NOT_OURS = "not_ours", _("it is not something we do")


class Introduction(Row):
    """Nobody there reads anything before the yes, without a tick, after the last day, or once it is taken back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")  # to a partner
    from_programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")
    to_programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="+"
    )  # or to a neighbour
    enquiry = models.OneToOneField(
        "intake.Enquiry", models.SET_NULL, null=True, related_name="+"
    )  # made there
    asked_by_id = models.UUIDField(null=True)  # the coordinator
    words = SealedJson(key="person", kind=Kind.HEALTH, label=_("what you would like them to know"))
    ticked = SealedJson(key="person", kind=Kind.HEALTH, label=_("what of it they may read"))
    asked_at = models.DateTimeField()
    until = models.DateField()
    yes_at = models.DateTimeField(null=True)
    no_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    why_not = models.CharField(max_length=8, choices=WhyNot, blank=True)
    reply = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("what they answered"))
    answered_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=_("so that you need not knock on the next door alone"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "agreement": Kind.CONFIDENTIAL,
            "from_programme": Kind.CONFIDENTIAL,
            "to_programme": Kind.CONFIDENTIAL,
            "enquiry": Kind.CONFIDENTIAL,
            "asked_by_id": Kind.INTERNAL,
            "asked_at": Kind.CONFIDENTIAL,
            "until": Kind.INTERNAL,
            "yes_at": Kind.CONFIDENTIAL,
            "no_at": Kind.CONFIDENTIAL,
            "answer": Kind.CONFIDENTIAL,
            "why_not": Kind.CONFIDENTIAL,
            "answered_at": Kind.CONFIDENTIAL,
            "revoked_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_introduction_per_form"),
            models.CheckConstraint(
                condition=models.Q(yes_at=None) | models.Q(no_at=None), name="yes_or_no_to_an_introduction"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="not_now") ^ models.Q(why_not=""),
                name="an_introduction_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(agreement=None, from_programme__isnull=False, to_programme__isnull=False)
                | models.Q(agreement__isnull=False, from_programme=None, to_programme=None),
                name="introduced_to_a_partner_or_to_a_programme",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "until"], name="introductions_by_their_end"),
            models.Index(fields=["organisation", "answered_at"], name="introductions_answered"),
            models.Index(fields=["organisation", "no_at"], name="introductions_declined"),
        ]
        ordering = ["-asked_at"]

    @property
    def there(self) -> str:
        """Who would read it, by name."""
        place = self.agreement.body if self.agreement else self.to_programme
        return place.name if place else ""

    @property
    def programme_id(self) -> UUID | None:
        """The programme that asked."""
        return self.agreement.programme_id if self.agreement else self.from_programme_id
