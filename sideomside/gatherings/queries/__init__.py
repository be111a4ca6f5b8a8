"""What somebody may see of groups, events, cafés and what lies near home. A stranger sees the calendar."""

from sideomside.gatherings.queries.cafe import Cafe, KeyAway, cafes, hosts, keys_away, rota
from sideomside.gatherings.queries.calendar import Entry, calendar, feed, groups_open, is_group_open, on_show
from sideomside.gatherings.queries.calls import Wanted, calls
from sideomside.gatherings.queries.day import Word, next_for_me, today, words_due
from sideomside.gatherings.queries.evenings import my_evenings
from sideomside.gatherings.queries.forming import forming, languages
from sideomside.gatherings.queries.from_before import from_before, groups_with_somebody_from_before
from sideomside.gatherings.queries.guests import guests_past_their_time, still_come
from sideomside.gatherings.queries.leading import (
    Led,
    LookedBack,
    Member,
    asked_to_lead,
    ground_rules,
    leaders,
    led_by_me,
    looked_back,
    may_i_lead,
    roll,
    self_check,
    session,
)
from sideomside.gatherings.queries.local import (
    Alone,
    Along,
    activities,
    activity,
    company,
    going_along,
    my_company,
    without_company,
)
from sideomside.gatherings.queries.managing import (
    Planned,
    Taker,
    also_walk_together,
    days_off,
    listed,
    manuals,
    may_be_asked_to_lead,
    shared_gatherings,
    signups,
    skipped,
)
from sideomside.gatherings.queries.reminding import Reminded, to_remind
from sideomside.gatherings.queries.signing import Mine, my_signup, my_signups, seats_left
from sideomside.gatherings.queries.telling import AT_WORK, events, tell
from sideomside.gatherings.queries.time_given import time_hosted, time_led
from sideomside.gatherings.queries.visible import gathering, leads, next_session, visible_to

__all__ = [
    "AT_WORK",
    "Along",
    "Cafe",
    "Entry",
    "KeyAway",
    "Led",
    "LookedBack",
    "Member",
    "Mine",
    "Planned",
    "Reminded",
    "Taker",
    "Wanted",
    "Word",
    "activities",
    "activity",
    "also_walk_together",
    "asked_to_lead",
    "cafes",
    "calendar",
    "calls",
    "company",
    "days_off",
    "events",
    "feed",
    "forming",
    "gathering",
    "from_before",
    "going_along",
    "groups_with_somebody_from_before",
    "ground_rules",
    "groups_open",
    "guests_past_their_time",
    "hosts",
    "is_group_open",
    "keys_away",
    "languages",
    "leaders",
    "leads",
    "led_by_me",
    "listed",
    "looked_back",
    "manuals",
    "may_be_asked_to_lead",
    "may_i_lead",
    "my_company",
    "Alone",
    "without_company",
    "my_evenings",
    "my_signup",
    "my_signups",
    "next_for_me",
    "next_session",
    "on_show",
    "roll",
    "rota",
    "seats_left",
    "self_check",
    "session",
    "shared_gatherings",
    "signups",
    "skipped",
    "still_come",
    "tell",
    "time_hosted",
    "time_led",
    "to_remind",
    "today",
    "visible_to",
    "words_due",
]
