"""The log: who did or read what about whom, in an order nobody can quietly change."""

from uuid import uuid4

from django.db import models

from sideomside.ground.vault.walls import WithinManager, current_organisation


class Entry(models.Model):
    """One act or one look. Opaque ids only and never a value, so that erasing a person leaves the chain whole."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation_id = models.UUIDField(default=current_organisation)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    by_id = models.UUIDField(null=True)
    by_role = models.CharField(max_length=20)
    about_id = models.UUIDField(null=True)  # the person it is about
    thing_id = models.CharField(max_length=60, blank=True)  # the row it is about
    purpose = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)  # field names, screens, counts: never words
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = WithinManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "seq"], name="audit_one_entry_per_number"),
        ]
        indexes = [
            models.Index(fields=["organisation_id", "about_id", "at"], name="audit_about"),
            models.Index(fields=["organisation_id", "verb", "at"], name="audit_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class Happening(models.Model):
    """Something that happened, with two clocks; corrected by a later one that supersedes it, never changed."""

    happened_at = models.DateTimeField()
    written_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)
    by_role = models.CharField(max_length=20)
    supersedes = models.OneToOneField("self", models.RESTRICT, null=True, related_name="superseded_by")

    class Meta:
        abstract = True
