"""Mail as it came in: raw bytes, sealed and committed before anybody is told that we have them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedBytes, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.intake.models.enquiry import Enquiry
from sideomside.people.models import Person, Programme, Row

TO_ANSWER = _("so that no mail to us is lost before somebody has read it")


class MailReason(models.TextChoices):
    """Why a mail lies aside: what our reader said, what a machine wrote, or what one of us decided."""

    TOO_LARGE = "too_large", _("It is larger than we can take in")
    TOO_MANY_PARTS = "too_many_parts", _("It has more parts than anybody writes")
    TOO_DEEP = "too_deep", _("It is wrapped in itself too many times")
    TOO_MANY_HEADERS = "too_many_headers", _("It has more lines at the top than any mail needs")
    HEADER_TOO_LONG = "header_too_long", _("A line at the top is endless")
    TOO_LONG_A_TIME = "too_long_a_time", _("It took too long to read")
    TOO_MUCH_MEMORY = "too_much_memory", _("It took too much room to read")
    NO_MAIL = "no_mail", _("It is no letter: there are no words in it that anybody can read")
    CONFUSED = "confused", _("It is put together in a way we do not understand")
    READER_DID_NOT_START = "reader_did_not_start", _("We could not read it just then")
    STUMBLED = "stumbled", _("We stumbled over it several times")
    PERSON = "person", _("One of us says that a person wrote it")
    HEAVY = "heavy", _("It looks automatic, but the words should be read by a person")
    LOOP = "loop", _("Our own letter came back")
    BOUNCE = "bounce", _("The post could not deliver a letter")
    AUTO = "auto", _("An automatic answer")
    FORM = "form", _("A machine sent it, perhaps for somebody who filled in a form")
    LIST = "list", _("A newsletter or a mailing list")
    DOUBLE = "double", _("The same mail again")
    SPAM = "spam", _("Unwanted advertising")
    MARKED = "marked", _("The mail server takes it for advertising")
    NOT_US = "not_us", _("Not meant for us")
    EMPTY = "empty", _("There is nothing in it")


SIGNS = {
    MailReason.HEAVY,
    MailReason.BOUNCE,
    MailReason.AUTO,
    MailReason.FORM,
    MailReason.LIST,
    MailReason.DOUBLE,
    MailReason.MARKED,
}


class InboundMail(Row):
    """One mail under a key of its own, until it has been handled and its keep-time is over."""

    class Door(models.TextChoices):
        PIPE = "pipe"
        IMAP = "imap"
        LMTP = "lmtp"

    class State(models.TextChoices):
        RECEIVED = "received", _("not read yet")
        READ = "read", _("stands in a thread")
        QUARANTINED = "quarantined", _("needs a look")
        THROWN_AWAY = "thrown_away", _("set aside")

    raw = SealedBytes(key="self", kind=Kind.HEALTH, label=_("the mail as it came"))
    envelope = SealedJson(key="self", kind=Kind.HEALTH, label=_("which address it was sent to"))
    sender_name = SealedText(key="self", kind=Kind.HEALTH, label=_("who wrote the mail"))
    sender_address = SealedText(key="self", kind=Kind.HEALTH, label=_("the address it came from"))
    subject = SealedText(key="self", kind=Kind.HEALTH, label=_("subject"))
    fingerprint = models.CharField(max_length=64)  # keyed, of bytes and envelope: the same mail twice is one
    content_mark = models.CharField(max_length=64, blank=True)  # keyed, of id, sender and words together
    reply_mark = models.CharField(max_length=64, null=True)  # noqa: DJ001 - keyed, of address and day; NULLs differ
    door = models.CharField(max_length=4, choices=Door)
    mailbox = models.CharField(max_length=64, blank=True)  # keyed name of the mailbox
    uidvalidity = models.BigIntegerField(null=True)
    uid = models.BigIntegerField(null=True)
    left_behind = models.BooleanField(default=False)  # still lies in the mailbox: its number stays known
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    reason = models.CharField(max_length=24, choices=MailReason, blank=True)
    detail = models.CharField(max_length=80, blank=True)  # kind of fault and where, never anybody's words
    attempts = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True)
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    enquiry = models.ForeignKey(Enquiry, models.SET_NULL, null=True, related_name="mails")
    received_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=TO_ANSWER,
        keep="raw_mail",
        plain={
            "fingerprint": Kind.CONFIDENTIAL,
            "content_mark": Kind.CONFIDENTIAL,
            "reply_mark": Kind.CONFIDENTIAL,
            "door": Kind.INTERNAL,
            "mailbox": Kind.INTERNAL,
            "uidvalidity": Kind.INTERNAL,
            "uid": Kind.INTERNAL,
            "left_behind": Kind.INTERNAL,
            "size": Kind.INTERNAL,
            "state": Kind.INTERNAL,
            "reason": Kind.INTERNAL,
            "detail": Kind.INTERNAL,
            "attempts": Kind.INTERNAL,
            "try_after": Kind.INTERNAL,
            "programme": Kind.INTERNAL,
            "person": Kind.CONFIDENTIAL,
            "enquiry": Kind.CONFIDENTIAL,
            "received_at": Kind.CONFIDENTIAL,
            "handled_at": Kind.INTERNAL,
        },
    )

    @property
    def was_readable(self) -> bool:
        """Its words are at hand: a sign made us set it aside, and signs may be wrong."""
        return self.reason in SIGNS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="one_mail_per_bytes"),
            models.UniqueConstraint(
                fields=["organisation", "mailbox", "uidvalidity", "uid"], name="one_mail_per_uid"
            ),
            models.UniqueConstraint(fields=["organisation", "reply_mark"], name="one_reply_a_day"),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "received_at"], name="mail_to_read"),
            models.Index(fields=["organisation", "content_mark"], name="mail_seen_before"),
        ]
        ordering = ["received_at"]


class MailStep(Row):
    """What a mail has led to, each thing at most once, whatever stops us in the middle."""

    class Name(models.TextChoices):
        FILED = "filed"  # its words stand in a thread, or it was set aside
        REPLIED = "replied"  # it was weighed whether our automatic answer goes out

    mail = models.ForeignKey(InboundMail, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=8, choices=Name)

    privacy = Privacy(
        about="mail__person",
        why=TO_ANSWER,
        keep="raw_mail",
        plain={"mail": Kind.INTERNAL, "name": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "mail", "name"], name="each_step_once"),
        ]
