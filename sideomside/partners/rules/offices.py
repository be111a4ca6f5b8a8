"""Coming in by one's own office: who may, and what is said when it came to nothing. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from sideomside.partners.data.offices import Office, offices, wrong_with
from sideomside.partners.data.signing_in import described, forget_what_was_read
from sideomside.partners.data.tokens import READY, NotBelieved
from sideomside.people.rules import Hat

BY_OFFICE = "second_factor_at_office"  # in the session: which account showed a second factor there
ON_THE_WAY = timedelta(minutes=10)  # to sign in there and be back
SHOWN_AGAIN = 120  # seconds since they showed who they are, when that is asked for anew

WHY = {
    "late": _("It took a little long, or the page was opened in another place. Begin again."),
    "no": _("Your office did not send you on. Nothing has happened."),
    "away": _("Your office's sign-in does not answer just now. Try again in a while."),
    "unsafe": _("What your office sent does not hold, so nobody has come in. Call us, and we look at it together."),
    "when": _(
        "Your office did not say when you showed who you are, and here we have to know. "
        "Choose a password instead. Whoever looks after sign-in at your work can let it send the time."
    ),
    "when_again": _(
        "Your office did not say that you have just shown who you are. Sign out there, and try again. "
        "If it goes no better, call us, and we do it together."
    ),
    "unknown": _("We do not know this sign-in here yet. Open the link in the letter from us, and go on from there."),
}  # fmt: skip


def only_a_contact(hats: Collection[str]) -> bool:
    """Whoever has other work here signs in as those who work here do."""
    return set(hats) - {Hat.PARTICIPANT} == {Hat.PARTNER}


def is_in_time(begun: datetime, now: datetime) -> bool:
    return timedelta() <= now - begun <= ON_THE_WAY


@dataclass(frozen=True)
class Written:
    """What stands in the file: sections by name that are whole, and sentences about those that are not."""

    whole: list[str]
    half: list[str]


def wrong_sign_ins(file: str, *, plain: bool) -> Written:
    """For the doctor."""
    half = list(wrong_with(file, plain=plain))
    half += [] if READY else ["PyJWT is not installed (the extra `office`), so nobody comes in that way"]
    return Written([one.name for one in offices(file, plain=plain)] if READY else [], half)


def sign_in_answers(one: Office, *, plain: bool) -> bool:
    """Asked now, also when it answered a while ago."""
    forget_what_was_read()
    try:
        return bool(described(one, plain=plain))
    except (OSError, NotBelieved):
        return False
