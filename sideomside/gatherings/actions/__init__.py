"""What one may do: plan, open, lead, take part, host, go together."""

from sideomside.gatherings.actions.after import answer_offer
from sideomside.gatherings.actions.cafe import bought, give_back_days, give_key, host_day, want
from sideomside.gatherings.actions.calling import ask_for_call, note_called
from sideomside.gatherings.actions.forgetting import forget
from sideomside.gatherings.actions.leading import (
    agree_on_rules,
    answer_to_lead,
    ask_to_lead,
    lead_no_more,
    note_session,
    stop_leading,
)
from sideomside.gatherings.actions.local import (
    ask_for_company,
    end_company,
    find_company,
    keep_activity,
    look_for_company_again,
)
from sideomside.gatherings.actions.moving import cancel_session, move_on, move_session
from sideomside.gatherings.actions.planning import NameTaken, StaleError, change, plan, write_manual
from sideomside.gatherings.actions.problem import tell_of_a_problem
from sideomside.gatherings.actions.reminding import remind
from sideomside.gatherings.actions.signing import (
    be_called,
    leave,
    sign_up,
    sign_up_guest,
    welcome,
)

__all__ = [
    "NameTaken",
    "StaleError",
    "agree_on_rules",
    "answer_offer",
    "answer_to_lead",
    "ask_for_call",
    "ask_for_company",
    "ask_to_lead",
    "be_called",
    "bought",
    "cancel_session",
    "change",
    "end_company",
    "find_company",
    "look_for_company_again",
    "forget",
    "give_back_days",
    "give_key",
    "host_day",
    "keep_activity",
    "lead_no_more",
    "leave",
    "move_on",
    "move_session",
    "note_called",
    "note_session",
    "plan",
    "remind",
    "sign_up",
    "sign_up_guest",
    "stop_leading",
    "tell_of_a_problem",
    "want",
    "welcome",
    "write_manual",
]
