"""A bridge from a ward, or from somewhere else, to everyday life: what the person would like their peer to know."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import Companionship
from sideomside.ground.vault.fields import Kind, SealedJson
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row

PASSED_ON = {
    "where": _("Where I am now, and when I go home"),
    "first": _("What I would like us to do first"),
    "helps": _("What helps me"),
    "rather_not": _("What I would rather be spared"),
    "others": _("Others who are there for me"),
}


class Bridge(Row):
    """Each thing with a tick of its own. What has no tick the peer never reads.

    A coordinator who helps with the writing reads all of it, unless they are the peer; each look is written down.
    """

    companionship = models.OneToOneField(Companionship, models.CASCADE, related_name="bridge")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = SealedJson(
        key="participant",
        kind=Kind.HEALTH,
        label=_("what you would like your peer to know when you come home"),
    )
    ticked = SealedJson(key="participant", kind=Kind.HEALTH, label=_("what your peer may read of it"))
    changed_at = models.DateTimeField()
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="participant",
        why=_("so that you need not tell everything once more when you come home"),
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "participant": Kind.CONFIDENTIAL,
            "changed_at": Kind.CONFIDENTIAL,
            "changed_by_id": Kind.INTERNAL,
        },
    )

    def lines(self, *, only_ticked: bool) -> list[tuple[str, str]]:
        """Each thing by its name, as far as something was written."""
        words, ticked = self.words or {}, set(self.ticked or ())
        shown = [item for item in PASSED_ON if words.get(item) and (item in ticked or not only_ticked)]
        return [(str(PASSED_ON[item]), words[item]) for item in shown]

    def open_words(self) -> dict[str, str]:
        """What the peer reads, by its key."""
        words = self.words or {}
        return {item: words[item] for item in self.ticked or () if words.get(item)}

    @property
    def told(self) -> list[tuple[str, str, bool]]:
        """All of it, each thing with whether the peer may read it."""
        words, ticked = self.words or {}, set(self.ticked or ())
        return [
            (str(name), words[item], item in ticked) for item, name in PASSED_ON.items() if words.get(item)
        ]
