"""What somebody is offered while their peer is away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class CoverOffer(Row):
    """Told by a coordinator in person, and then to be read on the participant's own page until the peer is back."""

    class What(models.TextChoices):
        COFFEE = "coffee", _("a cup of coffee in the café")
        GROUP = "group", _("a group")
        TALKS = "talks", _("talks with the coordinator")
        ANOTHER = "another", _("another peer, for as long as it lasts")

    companionship = models.ForeignKey("companionship.Companionship", models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")  # the participant
    what = models.CharField(max_length=7, choices=What)
    offered_at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that you are not left alone while your peer is away"),
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "what": Kind.CONFIDENTIAL,
            "offered_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["offered_at"]
