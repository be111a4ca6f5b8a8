"""The ladder of who may know what: each thing a person shares has a step of its own."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.peers.rules import SEEN_BY, Shown


class Eyes(models.TextChoices):
    """Through whose eyes a page of wishes is seen."""

    COORDINATOR = "coordinator", _("The coordinator")
    PEERS = "public", _("All peers here")
    BEFORE = "before_yes", _("A peer you say yes to, before the peer answers")
    AFTER = "after_yes", _("Your peer, when you have both said yes")


def may_know(step: str | None, eyes: str) -> bool:
    """What was given no step is on the most closed one."""
    return (step or Shown.MATCHING) in SEEN_BY[eyes]


def released(steps: Mapping[str, Any], eyes: str) -> list[str]:
    """Which of these things, by name, those eyes may read."""
    return [name for name, step in steps.items() if may_know(step, eyes)]


__all__ = ["Eyes", "Shown", "may_know", "released"]
