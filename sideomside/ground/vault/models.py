"""The key store: what opens sealed words. It lives in a database of its own, never beside the data."""

from uuid import uuid4

from django.db import models


class WrappedKey(models.Model):
    """One owner's key (a person, a raw mail, a pair), wrapped by the organisation's key."""

    owner_id = models.UUIDField(primary_key=True)
    organisation_id = models.UUIDField(db_index=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.owner_id)


class OrganisationKey(models.Model):
    """An organisation's key, wrapped by the master key of an epoch."""

    organisation_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    epoch = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.organisation_id)


class Erasure(models.Model):
    """The ledger a restore replays: an opaque id and two times, nothing about anybody."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    owner_id = models.UUIDField(db_index=True)
    organisation_id = models.UUIDField()
    begun_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.owner_id)
