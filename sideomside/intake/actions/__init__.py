"""What one may do with an enquiry: receive it, hear more, answer, talk, decide, join, let go."""

from sideomside.intake.actions.answering import (
    answer,
    note_call,
)
from sideomside.intake.actions.correcting import (
    correct,
    send_receipt,
)
from sideomside.intake.actions.deciding import (
    assign,
    close,
    note_read,
    remind_on,
    reopen,
    sort,
    take_out,
)
from sideomside.intake.actions.filing_mail import (
    file_mail,
    stumble,
    take_up_mail,
)
from sideomside.intake.actions.forgetting import (
    forget,
)
from sideomside.intake.actions.handling_mail import (
    read_again,
    take_mail,
    throw_away,
)
from sideomside.intake.actions.in_silence import (
    announce,
    ask_to_stay,
    let_go,
    say_goodbye,
    see_goodbye,
    stay,
    wait_longer,
)
from sideomside.intake.actions.joining import (
    join,
)
from sideomside.intake.actions.keeping_mail import (
    TOP,
    CameBy,
    keep_mail,
    leave_behind,
)
from sideomside.intake.actions.parting import (
    part,
)
from sideomside.intake.actions.receiving import (
    hear,
    receive,
)
from sideomside.intake.actions.rectifying import (
    correct_time,
)
from sideomside.intake.actions.talking import (
    Setting,
    call_off_talk,
    hold_talk,
    plan_talk,
)
from sideomside.intake.actions.tidying_mail import (
    let_raw_mail_go,
    let_unconfirmed_go,
)
from sideomside.intake.actions.unreached import (
    note_unreached,
)
from sideomside.intake.actions.visiting import (
    log_visit,
    uncount,
)
from sideomside.intake.actions.writing_in import (
    Newcomer,
    write_in,
)

__all__ = [
    "TOP",
    "CameBy",
    "Newcomer",
    "Setting",
    "announce",
    "answer",
    "ask_to_stay",
    "assign",
    "call_off_talk",
    "close",
    "correct",
    "correct_time",
    "file_mail",
    "forget",
    "hear",
    "hold_talk",
    "join",
    "keep_mail",
    "leave_behind",
    "let_go",
    "let_raw_mail_go",
    "let_unconfirmed_go",
    "log_visit",
    "note_call",
    "note_read",
    "note_unreached",
    "part",
    "plan_talk",
    "read_again",
    "receive",
    "remind_on",
    "say_goodbye",
    "see_goodbye",
    "reopen",
    "send_receipt",
    "sort",
    "stay",
    "stumble",
    "take_mail",
    "take_out",
    "take_up_mail",
    "throw_away",
    "uncount",
    "wait_longer",
    "write_in",
]
