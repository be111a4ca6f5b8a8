"""What somebody may see between us and those we work together with. A stranger gets nothing."""

from sideomside.partners.queries.asked import Asked, asked, draft_for, herself, said_by
from sideomside.partners.queries.bridges import (
    Shown,
    answered_lately,
    answers,
    introduced,
    introduction,
    my_introduction,
    my_introductions,
    past_their_day,
    shown,
    waiting_for_us,
)
from sideomside.partners.queries.drafting import draft, drafts, names_at, unsaid_past_their_time
from sideomside.partners.queries.keeping import (
    agreement,
    agreements,
    agreements_of,
    bodies,
    body,
    contact,
    contacts_of,
    may_be_introduced_to,
    our_people,
)
from sideomside.partners.queries.knowing import Known, just_sent, known, referral, sent_from
from sideomside.partners.queries.mine import Mine, any_of_mine, mine, my_referral
from sideomside.partners.queries.scope import acts_by, holds, my_body
from sideomside.partners.queries.telling import AT_WORK, tell

__all__ = [
    "AT_WORK",
    "Asked",
    "Known",
    "Mine",
    "Shown",
    "acts_by",
    "agreement",
    "agreements",
    "agreements_of",
    "answered_lately",
    "answers",
    "any_of_mine",
    "asked",
    "bodies",
    "body",
    "contact",
    "contacts_of",
    "draft",
    "draft_for",
    "drafts",
    "herself",
    "holds",
    "introduced",
    "introduction",
    "just_sent",
    "known",
    "may_be_introduced_to",
    "mine",
    "my_body",
    "my_introduction",
    "my_introductions",
    "my_referral",
    "names_at",
    "our_people",
    "past_their_day",
    "referral",
    "said_by",
    "sent_from",
    "shown",
    "tell",
    "unsaid_past_their_time",
    "waiting_for_us",
]
