"""The exact words somebody says yes to when they show a story, and for how long a yes lasts."""

from datetime import date, timedelta
from hashlib import sha256

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

YES_LASTS = timedelta(days=365)
ASK_AGAIN = (timedelta(days=30), timedelta(days=7))  # before it runs out, a neutral letter each

TEXT = _(
    "Yes, you may show my story to everybody for a year. I can take it down in one tap whenever I like, "
    "and it is then gone from here at once. What somebody has copied I cannot call back."
)


def yes_text() -> str:
    """The words on the page, in the language in use."""
    return gettext(str(TEXT))


def yes_hash(language: str) -> str:
    with override(language):
        return sha256(str(TEXT).encode()).hexdigest()


def yes_until(given_on: date) -> date:
    return given_on + YES_LASTS
