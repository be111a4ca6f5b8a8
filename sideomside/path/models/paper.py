"""What one signs to become a peer: each wording is kept as it was, and who signed which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row


class Paper(Row):
    """One wording of one paper. A changed text is a new wording; the old one stands for those who signed it."""

    class Name(models.TextChoices):
        CONFIDENTIALITY = "secrecy", _("What we keep to ourselves")
        VOLUNTEER = "volunteer", _("Being a volunteer here")
        RECOVERY_YEAR = "year", _("A year of your own")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    name = models.CharField(max_length=9, choices=Name)
    version = models.PositiveSmallIntegerField()
    da = models.TextField()
    en = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that it can be seen what somebody signed"),
        keep="organisation",
        plain=dict.fromkeys(["programme", "name", "version", "da", "en", "written_at"], Kind.PUBLIC)
        | {"by_id": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "name", "version"], name="one_wording_per_number"
            )
        ]
        ordering = ["name", "version"]


class Signature(Row):
    """Somebody read a wording and said yes to it, in one of its languages."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="signatures")
    language = models.CharField(max_length=5)
    hat = models.CharField(max_length=12, choices=Role.Name)
    signed_at = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=_("so that you and we know what we agreed when you became a peer"),
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "paper": Kind.CONFIDENTIAL,
            "language": Kind.INTERNAL,
            "hat": Kind.INTERNAL,
            "signed_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "paper"], name="signed_once")
        ]
        ordering = ["signed_at"]
