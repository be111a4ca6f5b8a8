"""The exact words people say yes to, and who may write a yes down."""

from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from sideomside.consent.models import Purpose
from sideomside.people.rules import VISITOR, Viewer, is_self

# A changed text is a new text: the hash in the ledger tells which one somebody agreed to.
TEXTS = {
    Purpose.WORDS: _(
        "Yes, %(readers)s may read what I have written. I can have it deleted again whenever I like."
    ),
    Purpose.MATCHING: _(
        "Yes, you may look for a peer for me. You may use what I have ticked and written here, "
        "and I decide what a peer gets to know. I can take my yes back whenever I like."
    ),
    Purpose.PEER: _(
        "Yes, you may keep what I tell you about myself as a peer, and ask me when somebody needs one. "
        "I decide what others get to see. I can take my yes back whenever I like."
    ),
    Purpose.EVALUATION: _(
        "Yes, my answers may be counted in figures where nobody can be found. "
        "I can take my yes back whenever I like."
    ),
    Purpose.STUDY: _(
        "Yes, somebody who studies whether this helps may have my answers without my name. "
        "I can take my yes back whenever I like. What they have got by then, they keep."
    ),
    Purpose.LOTS: _(
        "Yes, lots may decide whether somebody is found for me right away or a little later. My answers to five "
        "short questions, before lots are drawn and at most three weeks after, may be compared with those of "
        "others, in figures where nobody can be found. Nothing else is measured, and nothing longer. My place "
        "is mine whatever I say. I can take my yes back whenever I like."
    ),
}

VERBS = {
    "consent.given": _("said yes"),
    "consent.withdrawn": _("took a yes back"),
}


def text_of(purpose: str, readers: str = "") -> str:
    """The words on the page, in the language in use."""
    return (
        gettext(str(TEXTS[Purpose(purpose)])) % {"readers": readers}
        if readers
        else str(TEXTS[Purpose(purpose)])
    )


def hash_of(purpose: str, language: str) -> str:
    """A fingerprint of the words in one language, names of readers left open."""
    with override(language):
        return sha256(str(TEXTS[Purpose(purpose)]).encode()).hexdigest()


def may_note(viewer: Viewer, person_id: UUID) -> bool:
    """The person says it; a coordinator may write down what was said in a talk; a form or a mail says it too."""
    return is_self(viewer, person_id) or viewer.is_coordinator or viewer.role in {VISITOR, "system"}
