"""What the log says of the way to being a peer; each line is about the one whose way it is."""

from django.utils.translation import gettext_lazy as _

# About somebody as a participant, and told on that side alone.
AS_PARTICIPANT = frozenset(
    {"path.cover_offered", "path.step_offered", "path.step_answered", "path.step_begun", "path.step_ended"}
)

VERBS = {
    "path.begun": _("began to walk the way to being a peer with you"),
    "path.talked": _("noted a talk about being a peer"),
    "path.settled": _("noted what being a peer here is like for you"),
    "path.reference_named": _("named somebody who knows you"),
    "path.reference_taken_back": _("took back the name of somebody who knows you"),
    "path.reference_asked": _("asked somebody who knows you"),
    "path.reference_answered": _("wrote down what somebody who knows you said"),
    "path.certificate": _("noted a child certificate"),
    "path.certificate_gone": _("deleted the note of a child certificate"),
    "path.signed": _("signed a paper as a peer"),
    "path.training": _("noted that you began to learn to be a peer"),
    "path.welcomed": _("welcomed you as a peer"),
    "path.not_now": _("told you that it is not now"),
    "path.stepped_back": _("stepped back from becoming a peer"),
    "path.forgotten": _("deleted what had been kept long enough of a way to being a peer"),
    "path.paper_written": _("wrote a paper that peers sign"),
    "path.module": _("wrote what peers learn"),
    "path.training_day": _("planned a day for learning"),
    "path.day_moved": _("moved a day for learning"),
    "path.coming": _("said yes to coming to a day for learning"),
    "path.not_coming": _("said that a day for learning cannot be"),
    "path.attended": _("noted what you were there to learn"),
    "path.sparring_planned": _("asked you to supervision"),
    "path.sparring_off": _("called supervision off"),
    "path.sparring_moved": _("moved supervision"),
    "path.sparring_noted": _("noted that you came to supervision"),
    "path.seat_taken": _("took a seat at supervision"),
    "path.sparring_answered": _("said whether you could come to supervision"),
    "path.note_kept": _("kept a note of your own"),
    "path.pulse": _("said how you were as a peer"),
    "path.had_a_word": _("had a word with you about how you were"),
    "path.cover_offered": _("offered something while a peer was away"),
    "path.employed": _("noted where you are employed"),
    "path.hours_taken": _("took a copy of your hours"),
    "path.expense_sent": _("sent something laid out"),
    "path.expense_taken_back": _("took back something laid out"),
    "path.expense_settled": _("answered something you had laid out"),
    "path.wants_to_stop": _("said that you would like to stop as a peer"),
    "path.stays": _("noted that you stay as a peer after all"),
    "path.parting_words": _("kept words to take along"),
    "path.last_talk": _("noted a last talk with you"),
    "path.left": _("said goodbye to you as a peer"),
    "path.died": _("noted that a peer has died"),
    "path.step_offered": _("offered you a way to be something for others"),
    "path.step_answered": _("answered what was offered"),
    "path.step_begun": _("arranged how you can be something for others"),
    "path.step_ended": _("noted that it is enough for now"),
    "path.frame": _("changed what is asked for before somebody is a peer"),
}
