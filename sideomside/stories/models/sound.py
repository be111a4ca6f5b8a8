"""A story told aloud: the writer's own file as sound alone, and the copy the public hears. Never without its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedBytes, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row
from sideomside.stories.models.publication import Publication
from sideomside.stories.models.story import TO_SHARE, Story


class Wrapped(models.TextChoices):
    """How sound is wrapped, by the ending of its file."""

    MP3 = "mp3", "MP3"
    M4A = "m4a", "M4A"
    OGG = "ogg", "Ogg"
    WAV = "wav", "WAV"


class Lasting(models.Model):
    """How it is wrapped, and for how long one listens."""

    kind = models.CharField(max_length=3, choices=Wrapped)
    seconds = models.PositiveIntegerField()

    class Meta:
        abstract = True

    @property
    def minutes(self) -> int:
        return max(1, round(self.seconds / 60))


class Sound(Row, Lasting):
    """Beside the draft, under its writer's key. Taken apart on its way in: only what is heard came along."""

    story = models.OneToOneField(Story, models.CASCADE, related_name="sound")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    content = SealedBytes(key="person", kind=Kind.HEALTH, label=_("your story told aloud"))
    transcript = SealedText(key="person", kind=Kind.HEALTH, label=_("what is said in your story told aloud"))

    privacy = Privacy(
        about="person",
        why=TO_SHARE,
        keep="story",
        plain={
            "story": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "kind": Kind.INTERNAL,
            "seconds": Kind.INTERNAL,
        },
    )


class ShownSound(Row, Lasting):
    """What the public hears, under a key of its own: a voice can be taken back while the words still stand."""

    publication = models.OneToOneField(Publication, models.CASCADE, related_name="sound")
    content = SealedBytes(key="self", kind=Kind.PUBLIC, label=_("your story told aloud"))
    transcript = SealedText(key="self", kind=Kind.PUBLIC, label=_("what is said in your story told aloud"))

    privacy = Privacy(
        about="publication__story__person",
        why=TO_SHARE,
        keep="story",
        plain={"publication": Kind.INTERNAL, "kind": Kind.PUBLIC, "seconds": Kind.PUBLIC},
    )
