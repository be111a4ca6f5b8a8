"""Who has looked at me: when, the kind of person and what for. Normally no staff names."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sideomside.breaches.rules import VERBS as BREACHES
from sideomside.companionship.rules import VERBS as COMPANIONSHIP
from sideomside.concerns import queries as concerns
from sideomside.concerns.rules import VERBS as CONCERNS
from sideomside.consent.rules import VERBS as CONSENT
from sideomside.direction.rules import SUPPORTER
from sideomside.direction.rules import VERBS as DIRECTION
from sideomside.gatherings.rules import VERBS as GATHERINGS
from sideomside.ground.audit.models import Entry
from sideomside.intake.rules import VERBS as INTAKE
from sideomside.matching.rules import VERBS as MATCHING
from sideomside.messages.rules import VERBS as MESSAGES
from sideomside.outcomes.rules import VERBS as OUTCOMES
from sideomside.oversight import queries as oversight
from sideomside.oversight.rules import VERBS as OVERSIGHT
from sideomside.partners.rules import VERBS as PARTNERS
from sideomside.path.rules import AS_PARTICIPANT
from sideomside.path.rules import VERBS as PATH
from sideomside.peers.rules import VERBS as PEERS
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, VISITOR, Hat, Viewer
from sideomside.people.rules import VERBS as PEOPLE
from sideomside.privacy.rules import VERBS as PRIVACY
from sideomside.privacy.rules.what_for import what_for
from sideomside.stories.rules import VERBS as STORIES

SENTENCES = PEOPLE | CONSENT | INTAKE | PEERS | MATCHING | COMPANIONSHIP | DIRECTION | PRIVACY
SENTENCES |= GATHERINGS | MESSAGES | STORIES | CONCERNS | PATH | PARTNERS
SENTENCES |= OUTCOMES | OVERSIGHT | BREACHES
# What somebody does here for others; what they come to themselves is not told where they work.
GATHERINGS_AT_WORK = {
    "gathering.leads",
    "gathering.leads_yes",
    "gathering.leads_no",
    "gathering.leads_no_more",
    "gathering.self_check",
    "gathering.host",
    "gathering.key",
}
PARTNERS_AT_WORK = {"partner.contact", "partner.contact_ended"}
WORK = {"work.offered", "work.begun", "work.ended"}
THE_WHOLE_HOUSE = {"house.taken_out", "breach.told_at_work"}
# Pages about somebody as a peer; "leaving" is none, since it names those a peer walks with as well.
SCREENS_AT_WORK = (
    *("peer", "peers", "peer_card", "path", "pulse", "sparring", "training", "certificates", "expenses"),
    *("leaders", "cafe", "partner_contacts", "colleagues"),
)
# In the words of the room it belongs to.
SHOWN_AS = {
    "concern": "concern.read",
    "peer": "peer.opened",
    "waiting": "words.listed",
    "waiting_for_a_peer": "words.listed",
}
LOOKS = ("read.opened", "read.listed")


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of thing one kind of person did on one day, for the first time and for the last."""

    day: date
    who: str
    what: str
    what_for: str  # nothing where it was no look
    moments: tuple[datetime, ...]

    @property
    def times(self) -> int:
        return len(self.moments)

    @property
    def first(self) -> datetime:
        return self.moments[0]

    @property
    def last(self) -> datetime:
        return self.moments[-1]


def who_looked(viewer: Viewer) -> list[Look]:
    """Everybody but myself who saw my name or opened my words, newest first."""
    return _by_day(viewer, _about(viewer).filter(verb__in=LOOKS).exclude(by_id=viewer.person_id))


def what_was_done(viewer: Viewer) -> list[Look]:
    """Everything else in the log that is about me."""
    return _by_day(viewer, _about(viewer).exclude(verb__in=LOOKS))


def _about(viewer: Viewer) -> QuerySet[Any]:
    if viewer.person_id is None or not viewer.opened:
        return Entry.objects.none()
    here, elsewhere = concerns.sent_things(viewer)
    found = Entry.objects.filter(about_id=viewer.person_id).exclude(thing_id__in=elsewhere)
    # That somebody was shown their card as a peer would tell them they are thought of, before anybody said yes.
    found = found.exclude(verb="read.opened", detail__screen="card", by_role=Hat.PARTICIPANT)
    # A colleague asks first; whoever reads is told when it is answered.
    found = found.exclude(verb="oversight.rang", thing_id__in=oversight.not_answered(viewer))
    if viewer.is_participant:
        return found
    # Where somebody works here, the log tells of their work alone.
    work = (
        PARTNERS_AT_WORK
        | PEERS.keys()
        | (PATH.keys() - AS_PARTICIPANT)
        | GATHERINGS_AT_WORK
        | WORK
        | THE_WHOLE_HOUSE
    )
    at_work = Q(verb__in=work) | Q(verb__startswith="account.") | Q(detail__screen__in=SCREENS_AT_WORK)
    return found.filter(at_work | Q(thing_id__in=here))


def _by_day(viewer: Viewer, entries: QuerySet[Any]) -> list[Look]:
    seen: dict[tuple[date, str, str, str], list[datetime]] = defaultdict(list)
    for entry in entries.only("at", "verb", "by_id", "by_role", "detail"):
        who = _("yourself") if entry.by_id == viewer.person_id else _who(entry.by_role)
        why = what_for((entry.detail or {}).get("screen", "")) if entry.verb in LOOKS else ""
        seen[timezone.localdate(entry.at), who, _what(_shown_as(entry)), why].append(entry.at)
    found = [Look(*key, tuple(sorted(moments))) for key, moments in seen.items()]
    return sorted(found, key=lambda one: (one.day, one.last, one.what), reverse=True)


def _shown_as(entry: Entry) -> str:
    """A look at a worry, at all there is about a peer, or at the first words in a list, says so."""
    return SHOWN_AS.get((entry.detail or {}).get("screen", ""), entry.verb)


def _who(role: str) -> str:
    if role == SYSTEM:
        return _("our system")
    if role == VISITOR:
        return _("a visitor")
    if role == SUPPORTER:
        return _("somebody you invited")
    return str(Role.Name(role).label)


def _what(verb: str) -> str:
    """A verb nobody has put into words still shows, as it stands in the log."""
    return capfirst(str(SENTENCES.get(verb, verb)))
