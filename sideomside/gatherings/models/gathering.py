"""Something people come to: a group that is closed once it has begun, an open course, or an event."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models.manual import Manual
from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.fields import SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.data.load import spoken_languages
from sideomside.people.models import Place, Programme, Row

COME_TOGETHER = _("so that people can find each other at a place and a time")


class Kind(models.TextChoices):
    GROUP = "group", _("group")
    COURSE = "course", _("open course")
    EVENT = "event", _("event")


class State(models.TextChoices):
    """Only people move it on."""

    PLANNED = "planned", _("planned, not shown yet")
    OPEN = "open", _("open for sign-up")
    STARTED = "started", _("under way")
    HELD = "held", _("held")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


OVER = (State.HELD, State.CLOSED, State.CANCELLED)
NOT_OVER = (State.PLANNED, State.OPEN, State.STARTED)


class Gathering(Row):
    """What it is called stands on the calendar for everybody; who comes is nobody's business."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="gatherings")
    kind = models.CharField(max_length=6, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=80, blank=True)
    about = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, related_name="+")
    manual = models.ForeignKey(Manual, models.PROTECT, null=True, related_name="+")
    taught_with = models.CharField(
        max_length=120, blank=True
    )  # the professional beside the peer, by agreement
    least = models.PositiveSmallIntegerField(
        default=0
    )  # fewer than this, and one talks about it before beginning
    seats = models.PositiveSmallIntegerField(default=12)
    language = models.CharField(max_length=8, default="da")  # spoken there
    version = models.PositiveIntegerField(default=0)
    changed_by_id = models.UUIDField(null=True)
    once = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="",
        why=COME_TOGETHER,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "kind", "state", "title", "title_en", "about", "about_en", "place", "manual",
                "taught_with", "least", "seats", "language", "version", "changed_by_id", "once", "made_at",
            ],
            Hurts.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_gathering_per_form"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="room_for_somebody"),
        ]
        indexes = [
            models.Index(fields=["organisation", "programme", "made_at"], name="gatherings_newest"),
            models.Index(fields=["organisation", "state"], name="gatherings_in_state"),
        ]

    @property
    def is_group(self) -> bool:
        return self.kind == Kind.GROUP

    @property
    def has_begun(self) -> bool:
        """A group whose people know each other."""
        return self.is_group and self.state in {State.STARTED, State.HELD}

    @property
    def called(self) -> str:
        """In the reader's language, where it was written in both."""
        return self.title_en or self.title if _in_english() else self.title

    @property
    def described(self) -> str:
        return self.about_en or self.about if _in_english() else self.about

    @property
    def spoken(self) -> str:
        """The language spoken there, by its name; nothing where it is the one everybody expects."""
        if self.language == "da" or self.language not in spoken_languages():
            return ""
        return spoken_languages()[self.language].name["en" if _in_english() else "da"]

    @property
    def lang(self) -> str:
        """For a reader whose page is English and whose calendar is Danish: so that a voice reads the name right."""
        return "da" if _in_english() and not self.title_en else ""


def _in_english() -> bool:
    return (get_language() or "da").startswith("en")


class GroundRules(Row):
    """What a group has agreed among themselves, in their words. The newest counts."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="ground_rules")
    words = SealedText(key="self", kind=Hurts.CONFIDENTIAL, label=_("what the group has agreed"))
    agreed_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that everybody in a group can see what they agreed"),
        keep="organisation",
        plain=dict.fromkeys(["gathering", "agreed_at", "by_id"], Hurts.INTERNAL),
    )

    class Meta:
        ordering = ["-agreed_at"]
