"""Somebody's own story, sealed with their key; what happened to it; and each yes to showing it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row

TO_SHARE = _("so that others can read what you have lived through, for as long as you say yes to it")


class State(models.TextChoices):
    DRAFT = "draft", _("being written")
    SHOWN = "shown", _("told to somebody, who asks whether it is right")
    ASKED = "asked", _("somebody reads it before it is shown")
    PUBLISHED = "published", _("can be read by everybody")
    WITHDRAWN = "withdrawn", _("taken down")


class Story(Row):
    """The draft is the writer's alone until they ask for a look; what was told aloud goes back to whoever told it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)  # whose page it stands on: participant or peer
    told_to_id = models.UUIDField(null=True)  # the coordinator who wrote it down
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    language = models.CharField(max_length=2, default="da")
    title = SealedText(key="person", kind=Kind.HEALTH, label=_("what your story is called"))
    called = SealedText(key="person", kind=Kind.HEALTH, label=_("what you are called in your story"))
    parts = SealedJson(key="person", kind=Kind.HEALTH, label=_("your story"))
    note = SealedText(key="person", kind=Kind.HEALTH, label=_("what readers are told first"))
    themes = SealedJson(key="person", kind=Kind.HEALTH, label=_("what your story is about"))
    known = SealedJson(key="person", kind=Kind.HEALTH, label=_("what people who know you may recognise"))
    answer = SealedText(key="person", kind=Kind.HEALTH, label=_("what a coordinator wrote about your story"))
    comments_open = models.BooleanField(default=True)
    from_here = models.BooleanField(
        default=False
    )  # may stand as one of its programme's own, at its own front door
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField()
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=TO_SHARE,
        keep="story",
        plain={
            "programme": Kind.INTERNAL,
            "person": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "told_to_id": Kind.CONFIDENTIAL,
            "state": Kind.CONFIDENTIAL,
            "language": Kind.INTERNAL,
            "comments_open": Kind.INTERNAL,
            "from_here": Kind.INTERNAL,
            "version": Kind.INTERNAL,
            "begun_at": Kind.CONFIDENTIAL,
            "changed_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_story_per_form")]
        indexes = [models.Index(fields=["organisation", "state"], name="stories_in_state")]
        ordering = ["-changed_at"]

    @property
    def writer(self) -> Person:
        """Whom to write to: two who turned out to be one are one there, for as long as that is believed."""
        return self.person.in_the_end


class Step(models.TextChoices):
    """The sentence says what somebody did; the name stands before it."""

    BEGUN = "begun", _("began a story")
    GIVEN = "given", _("gave what was told back to be read")
    ASKED = "asked", _("said yes, and asked for a look")
    TAKEN_BACK = "taken_back", _("took the story back to write on")
    SENT_BACK = "sent_back", _("asked about something in the story")
    PUBLISHED = "published", _("showed the story to everybody")
    RENEWED = "renewed", _("said yes for another year")
    ASKED_AGAIN = "asked_again", _("asked whether the yes still stands")
    WITHDRAWN = "withdrawn", _("took the story down")
    RUN_OUT = "run_out", _("took the story down, since the yes had run out")


class StoryStep(Row, Happening):
    """Codes only: the words stand in the story."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=11, choices=Step)

    privacy = Privacy(
        about="story__person",
        why=_("so that everybody can see who did what, and when"),
        keep="story",
        plain={
            "story": Kind.CONFIDENTIAL,
            "kind": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]


class Yes(Row):
    """One yes to one story, for a year; saying it again is another one, taking it back ends it at once."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="yeses")
    text_hash = models.CharField(max_length=64)  # of the exact words agreed to
    language = models.CharField(max_length=5)
    given_at = models.DateTimeField()
    until = models.DateField()
    taken_back_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="story__person",
        why=_("to prove what you said yes to, and that it can be taken back"),
        keep="story",
        plain={
            "story": Kind.CONFIDENTIAL,
            "text_hash": Kind.INTERNAL,
            "language": Kind.INTERNAL,
            "given_at": Kind.CONFIDENTIAL,
            "until": Kind.CONFIDENTIAL,
            "taken_back_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        ordering = ["given_at"]
