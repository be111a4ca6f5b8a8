"""What one may do on the way to being a peer."""

from sideomside.path.actions.beginning import begin, settle
from sideomside.path.actions.certificates import note_certificate
from sideomside.path.actions.covering import offer_cover
from sideomside.path.actions.deciding import (
    begin_training,
    clear_after_stop,
    not_now,
    note_taken_back,
    step_back,
    welcome,
)
from sideomside.path.actions.forgetting import forget, let_go
from sideomside.path.actions.framing import set_frame, write_paper
from sideomside.path.actions.giving import (
    answer_offer,
    enough_of_it,
    offer_step,
    take_up,
)
from sideomside.path.actions.learning import (
    note_attendance,
    note_learned_elsewhere,
    say_coming,
)
from sideomside.path.actions.parting import (
    hold_last_talk,
    keep_parting_words,
    let_leave,
    note_death,
    stay_after_all,
    want_to_stop,
)
from sideomside.path.actions.pulse import answer_pulse, ask_how_it_is, had_a_word
from sideomside.path.actions.references import name_reference, note_answer, note_asked, take_reference_back
from sideomside.path.actions.signing import sign
from sideomside.path.actions.sparring import (
    call_off_sparring,
    change_seats,
    keep_note,
    move_sparring,
    note_sparring,
    plan_sparring,
    say_cannot,
    take_seat,
)
from sideomside.path.actions.talking import note_talk
from sideomside.path.actions.teaching import (
    begin_with_example,
    call_off_day,
    move_day,
    plan_day,
    retire_module,
    write_module,
)
from sideomside.path.actions.working import (
    employ,
    send_expense,
    settle_expense,
    take_expense_back,
    take_hours,
)

__all__ = [
    "answer_offer",
    "answer_pulse",
    "ask_how_it_is",
    "begin",
    "begin_training",
    "begin_with_example",
    "call_off_day",
    "call_off_sparring",
    "change_seats",
    "clear_after_stop",
    "employ",
    "enough_of_it",
    "forget",
    "had_a_word",
    "hold_last_talk",
    "keep_note",
    "keep_parting_words",
    "let_go",
    "let_leave",
    "move_day",
    "move_sparring",
    "name_reference",
    "not_now",
    "note_answer",
    "note_asked",
    "note_attendance",
    "note_certificate",
    "note_death",
    "note_learned_elsewhere",
    "note_sparring",
    "note_taken_back",
    "note_talk",
    "offer_cover",
    "offer_step",
    "plan_day",
    "plan_sparring",
    "retire_module",
    "say_cannot",
    "say_coming",
    "send_expense",
    "set_frame",
    "settle",
    "settle_expense",
    "sign",
    "stay_after_all",
    "step_back",
    "take_expense_back",
    "take_hours",
    "take_reference_back",
    "take_seat",
    "take_up",
    "want_to_stop",
    "welcome",
    "write_module",
    "write_paper",
]
