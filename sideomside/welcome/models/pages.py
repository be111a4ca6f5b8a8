"""What the association writes on its own pages, and how its pages look. All of it is meant to be read by anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row

TO_BE_READ = _("so that people can read who we are before they write to us")


class Page(Row):
    """One open page: one that came with the house and has been written anew, or one of the association's own."""

    programme = models.ForeignKey(Programme, models.CASCADE, null=True, related_name="+")  # none: the house's
    address = models.SlugField(max_length=60)
    own = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    once = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=0)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=TO_BE_READ,
        keep="organisation",
        plain={
            "programme": Kind.PUBLIC,
            "address": Kind.PUBLIC,
            "own": Kind.PUBLIC,
            "made_at": Kind.PUBLIC,
            "once": Kind.INTERNAL,
            "version": Kind.INTERNAL,
            "changed_by_id": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "address"],
                name="one_page_per_address",
                condition=models.Q(programme=None),
            ),
            models.UniqueConstraint(
                fields=["organisation", "programme", "address"], name="one_page_per_address_there"
            ),
            models.UniqueConstraint(fields=["organisation", "once"], name="one_page_per_form"),
        ]


class Picture(Row):
    """Drawn anew from its dots, small; nothing the camera noted comes along."""

    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="",
        why=TO_BE_READ,
        keep="organisation",
        plain=dict.fromkeys(["content", "width", "height", "added_at"], Kind.PUBLIC),
    )


class Wording(Row):
    """The words of a page at one time. Words that were shown stay as they were, so that one can go back to them."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="wordings")
    title_da = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    words_da = models.TextField()
    words_en = models.TextField(blank=True)
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, related_name="wordings")
    alt_da = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(auto_now=True)
    written_by_id = models.UUIDField(null=True)
    shown_from = models.DateTimeField(null=True)  # none: a draft nobody else reads
    taken_back_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="",
        why=TO_BE_READ,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "page", "title_da", "title_en", "words_da", "words_en", "picture", "alt_da", "alt_en",
                "written_at", "shown_from", "taken_back_at",
            ],
            Kind.PUBLIC,
        )
        | {"written_by_id": Kind.INTERNAL},
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "page"],
                name="one_draft_per_page",
                condition=models.Q(shown_from=None, taken_back_at=None),
            ),
            models.CheckConstraint(
                condition=models.Q(picture=None) | ~models.Q(alt_da=""), name="a_picture_is_told_in_words"
            ),
        ]
        ordering = ["-shown_from", "-written_at"]


class Look(Row):
    """The name at the top of the pages and two colours: the association's, or those of one of its programmes."""

    programme = models.ForeignKey(Programme, models.CASCADE, null=True, related_name="+")  # none: the house's
    name = models.CharField(max_length=40, blank=True)
    strong = models.CharField(max_length=7, blank=True)  # buttons and links; "" is the house's own blue
    warm = models.CharField(max_length=7, blank=True)  # where one is now; "" is the house's own butter
    version = models.PositiveIntegerField(default=0)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=TO_BE_READ,
        keep="organisation",
        plain=dict.fromkeys(["programme", "name", "strong", "warm"], Kind.PUBLIC)
        | {"version": Kind.INTERNAL, "changed_by_id": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], name="one_look_per_house", condition=models.Q(programme=None)
            ),
            models.UniqueConstraint(fields=["organisation", "programme"], name="one_look_per_programme"),
        ]
