"""When each sweep last ran; one worker at a time holds it."""

from django.db import models


class Sweep(models.Model):
    """A named job of a room: when it last began, when it ended and whether it went well."""

    name = models.CharField(max_length=60, primary_key=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name
