"""What we remember about people: each model says about whom, why and how long, or the build fails."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from sideomside.ground.vault.fields import Kind, SealedField

# Fields every row has; they carry no words of anybody's.
SHAPE = frozenset({"id", "organisation", "organisation_id"})


@dataclass(frozen=True)
class Privacy:
    """A model's own declaration: `privacy = Privacy(about="person", why=_("..."), keep="enquiry", plain={...})`.

    about: path to the person it is about ("" when it is about nobody)
    why: the purpose, in words a person can read (translatable)
    keep: which keep-time of `KEEP_DAYS` applies
    plain: every field that is not sealed, with how much it can hurt
    """

    about: str
    why: Any
    keep: str
    plain: dict[str, Kind] = field(default_factory=dict)


# Keep-times in days after the moment named; defaults that a programme may shorten, from docs and law.
KEEP_DAYS: dict[str, int] = {
    "raw_mail": 30,  # after it was handled
    "never_started": 90,  # after last contact
    "enquiry": 180,  # after closing; whoever waits in silence: `silent`
    "waiting": 180,  # after closing, as the enquiry
    "silent": 365,  # of whoever waits and is not heard from, after the last contact; announced a month before
    "contact": 180,  # after the last ending
    "messages": 90,  # after the pair has ended, or the circle was closed
    "peer": 730,  # after stopping
    "concern": 730,  # after two have closed it
    "breach": 1825,  # after two have closed it
    "oversight": 730,  # after the day it is about
    "account": 1825,  # after the end
    "consent": 0,  # as long as we know the person: a yes goes with whoever said it
    "letter": 30,  # after it left
    "draft": 1,  # after it was brought in, or left lying
    "referral": 7,  # after it was begun, without a yes
    "story": 0,  # until it is taken down; a comment until its writer takes it back
    "log": 183,  # whole months
    "organisation": 0,  # as long as the organisation is here
}


def declared_models() -> Iterator[tuple[type[models.Model], Privacy]]:
    """Every model of ours that has said what it remembers."""
    for model in apps.get_models():
        privacy = getattr(model, "privacy", None)
        if isinstance(privacy, Privacy):
            yield model, privacy


def undeclared_fields(model: type[models.Model], privacy: Privacy) -> list[str]:
    """Fields that are neither sealed, nor part of the row's shape, nor declared plain."""
    known = SHAPE | privacy.plain.keys()
    return [
        f.name for f in model._meta.concrete_fields if f.name not in known and not isinstance(f, SealedField)
    ]
