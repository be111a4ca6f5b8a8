"""What somebody may see of enquiries. A stranger gets nothing."""

from sideomside.intake.queries.coffee import guests_today, my_last_count
from sideomside.intake.queries.doubles import (
    may_be_another,
    perhaps_same,
)
from sideomside.intake.queries.events import (
    events,
    tell,
)
from sideomside.intake.queries.in_silence import (
    Choice,
    Quiet,
    letter_to_stay,
    quiet,
    said_goodbye,
    to_choose,
)
from sideomside.intake.queries.lately import all_put_away, is_put_away, talk_held, talked_with
from sideomside.intake.queries.letting_go import (
    raw_mail_past_its_time,
    unconfirmed_past_their_time,
)
from sideomside.intake.queries.mail import (
    aside,
    count_quarantined,
    inbound,
    known_uids,
    mail_to_read,
    newest_unread_mail,
    opened_mail,
    quarantined,
    set_aside,
)
from sideomside.intake.queries.openings import (
    opening_words,
    openings,
)
from sideomside.intake.queries.own import (
    Path,
    own,
    path,
    yes_asked_for,
)
from sideomside.intake.queries.put_away import (
    PutAway,
    put_away,
)
from sideomside.intake.queries.readers import (
    Reader,
    fewest_waiting,
    first_name,
    readers,
    who_reads,
)
from sideomside.intake.queries.receipt import (
    first_words,
    help_now,
    may_be_written_to,
    may_hand_over,
    sent_before,
)
from sideomside.intake.queries.seen import (
    changed_since,
    closed_to,
    enquiries_of,
    enquiry,
    history,
    lately_talked_with,
    read_first_of,
    ready_for_a_peer,
    talks,
    thread,
    thread_for_token,
    visible_to,
    words_of,
)
from sideomside.intake.queries.unreached import letters_in_vain
from sideomside.intake.queries.waiting import (
    Waiting,
    listed,
    shown,
    waiting_for_answer,
)

__all__ = [
    "all_put_away",
    "count_quarantined",
    "Path",
    "PutAway",
    "Choice",
    "Quiet",
    "Reader",
    "Waiting",
    "aside",
    "changed_since",
    "closed_to",
    "enquiries_of",
    "enquiry",
    "events",
    "fewest_waiting",
    "first_name",
    "first_words",
    "guests_today",
    "help_now",
    "history",
    "is_put_away",
    "lately_talked_with",
    "inbound",
    "known_uids",
    "letters_in_vain",
    "listed",
    "mail_to_read",
    "may_be_written_to",
    "may_hand_over",
    "my_last_count",
    "newest_unread_mail",
    "opened_mail",
    "opening_words",
    "openings",
    "own",
    "path",
    "may_be_another",
    "perhaps_same",
    "put_away",
    "quarantined",
    "raw_mail_past_its_time",
    "letter_to_stay",
    "quiet",
    "said_goodbye",
    "to_choose",
    "read_first_of",
    "readers",
    "ready_for_a_peer",
    "sent_before",
    "set_aside",
    "shown",
    "talk_held",
    "talked_with",
    "talks",
    "tell",
    "thread",
    "thread_for_token",
    "unconfirmed_past_their_time",
    "visible_to",
    "waiting_for_answer",
    "who_reads",
    "words_of",
    "yes_asked_for",
]
