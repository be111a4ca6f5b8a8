"""Being something for others, in steps as small as one likes: offered, never pushed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class Giving(Row):
    """One step offered to somebody, what they answered, and when they had done it long enough."""

    class Step(models.TextChoices):
        HELPER = "helper", _("lend a hand in the café")
        HOST = "host", _("be a host in the café")
        GROUP = "group", _("help in a group")

    class Answer(models.TextChoices):
        NONE = "", _("not answered")
        YES = "yes", _("yes")
        NO = "no", _("no thanks")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    step = models.CharField(max_length=6, choices=Step)
    offered_at = models.DateTimeField()
    offered_by_id = models.UUIDField(null=True)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)  # a coordinator has taken up the yes
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that you can be something for others, when and how you like"),
        keep="contact",
        plain=dict.fromkeys(
            ["person", "programme", "step", "offered_at", "answer", "answered_at", "met_at", "ended_at"],
            Kind.CONFIDENTIAL,
        )
        | {"offered_by_id": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme", "step"],
                condition=Q(ended_at=None),
                name="each_step_offered_once",
            )
        ]
        ordering = ["offered_at"]
