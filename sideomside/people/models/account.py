"""A way to sign in, apart from the person: an opaque id, a fingerprint of the login name, a password hash."""

from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.keys import blind_for_house
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.person import Person


def login_fingerprint(login: str) -> str:
    """What stands in the accounts table instead of somebody's address."""
    return blind_for_house("login", login.strip().casefold())


class Account(AbstractBaseUser):
    """Outside the walls between organisations, since it is asked for before we know where we are."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.CASCADE, related_name="account")
    username = models.CharField(max_length=64, unique=True)  # the login's fingerprint
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"

    privacy = Privacy(
        about="person",
        why=_("so that only you can sign in as you"),
        keep="account",
        plain={
            "password": Kind.SECRET,
            "last_login": Kind.INTERNAL,
            "person": Kind.CONFIDENTIAL,
            "username": Kind.CONFIDENTIAL,
            "is_active": Kind.INTERNAL,
            "made_at": Kind.INTERNAL,
        },
    )

    def __str__(self) -> str:
        return f"account {self.pk}"
