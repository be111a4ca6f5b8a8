"""That somebody was asked how they are, at one of the times; and what they want of such questions at all."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.outcomes.models.cadence import Wave
from sideomside.people.models import Person, Programme, Row

ASK_HOW_IT_IS = _("so that you can say how you are, when you like")


class Asking(Row):
    """Asked once, reminded once, and then never again. Whether they answered stands with the answers."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    wave = models.CharField(max_length=13, choices=Wave)
    episode = models.UUIDField()  # what it hangs on: an enquiry, or two people who meet
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    letter = models.BooleanField(default=False)  # it went out as a letter too, not only on their page
    reminded_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=ASK_HOW_IT_IS,
        keep="contact",
        plain=dict.fromkeys(["person", "wave", "episode", "due_on", "asked_at"], Kind.CONFIDENTIAL)
        | {"programme": Kind.INTERNAL, "letter": Kind.INTERNAL, "reminded_at": Kind.INTERNAL},
    )

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "wave", "episode"], name="each_wave_asked_once"
            )
        ]


class OwnChoice(Row):
    """Does somebody want to be asked, and see their own answers over time? Only they decide."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    no_questions = models.BooleanField(default=False)
    over_time = models.BooleanField(default=False)
    no_counting = models.BooleanField(default=False)  # said no thanks to it, so nobody asks again
    changed_at = models.DateTimeField(auto_now=True)

    privacy = Privacy(
        about="person",
        why=_("so that nobody asks you what you do not want to be asked"),
        keep="contact",
        plain=dict.fromkeys(["person", "no_questions", "over_time", "no_counting"], Kind.CONFIDENTIAL)
        | {"changed_at": Kind.INTERNAL},
    )
