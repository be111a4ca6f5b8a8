"""Each line of the log as a piece of a sentence: "Signe ..."."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "companionship.begun": _("began to find a first time for two people"),
    "companionship.offered": _("offered times to meet"),
    "companionship.picked": _("chose a time to meet"),
    "companionship.none_fits": _("said that none of the times fitted"),
    "companionship.kept": _("said that a meeting stands"),
    "companionship.put_away": _("put times away that were offered"),
    "companionship.cancelled": _("cancelled a meeting"),
    "companionship.new_time": _("asked for a new time"),
    "companionship.met": _("noted that you met"),
    "companionship.not_met": _("noted that the meeting did not happen that day"),
    "companionship.time_corrected": _("put right when something happened"),
    "companionship.moved": _("noted that a meeting was moved"),
    "companionship.afterwards": _("said how a meeting was for themselves"),
    "companionship.talked_with_peer": _("talked with you after a meeting"),
    "companionship.reminded": _("sent a short letter the day before"),
    "companionship.checked_in": _("asked how it goes"),
    "companionship.answered": _("said how they would like it after the trial"),
    "companionship.worded": _("wrote down what the two could agree on"),
    "companionship.agreed_to": _("said yes to what the two agree on"),
    "companionship.agreed": _("said yes, so that the agreement stands"),
    "companionship.ended": _("noted that it was over"),
}
