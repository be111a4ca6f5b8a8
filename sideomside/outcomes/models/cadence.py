"""When a programme asks how it is. It asks nobody until its coordinators have said so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class Wave(models.TextChoices):
    """The times one may be asked, in the order they come; and whenever somebody likes to answer by themselves."""

    INTAKE = "intake", _("after the first talk")
    FIRST_MEETING = "first_meeting", _("at the first meeting")
    WEEK_SIX = "week_six", _("after six weeks")
    END = "end", _("when it has ended")
    AFTER = "after", _("three months after")
    LOTS = "lots", _("when lots had been drawn")
    OWN = "own", _("when you felt like it")


class Cadence(Row):
    """The times this programme has chosen."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="cadence")
    waves = models.JSONField(default=list)  # of Wave
    changed_at = models.DateTimeField(auto_now=True)

    privacy = Privacy(
        about="",
        why=_("so that everybody knows when people are asked how they are"),
        keep="organisation",
        plain={"programme": Kind.PUBLIC, "waves": Kind.PUBLIC, "changed_at": Kind.INTERNAL},
    )
