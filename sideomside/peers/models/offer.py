"""The words a peer's card is made of; what each may be, and who gets to see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Shown(models.TextChoices):
    """Who gets to know a theme: the nearer the meeting, the more."""

    MATCHING = "matching", _("Only used to find somebody")
    AFTER_YES = "after_yes", _("After we have both said yes")
    TO_PEER = "to_peer", _("The person I may meet")
    PUBLIC = "public", _("Everybody may see it")


class Format(models.TextChoices):
    """How two people can be together."""

    ONE_TO_ONE = "one_to_one", _("Just the two of us")
    GROUP = "group", _("In a group")
    PHONE = "phone", _("On the phone")
    WALK = "walk", _("A walk")


class Gender(models.TextChoices):
    """What a person says of themselves, if they like."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Something I have my own word for")


class AgeBand(models.TextChoices):
    """A band and never a birthday."""

    YOUNG = "18-29", _("18 to 29")
    THIRTIES = "30-44", _("30 to 44")
    FIFTIES = "45-64", _("45 to 64")
    OLDER = "65+", _("65 or more")


class Energy(models.TextChoices):
    """How it feels just now; asking obeys it, and nobody loses anybody by it."""

    MORE = "more", _("One more is fine")
    ENOUGH = "enough", _("Enough now")
    FEWER = "fewer", _("Rather fewer")


class Employment(models.TextChoices):
    """Paid and volunteer peers stand side by side, and it is always said which."""

    VOLUNTEER = "volunteer", _("Volunteer")
    PAID = "paid", _("Paid")
    FLEKSJOB = "fleksjob", _("Flex job")
