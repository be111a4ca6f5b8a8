"""The papers a data controller keeps: what each is called, and the words the record says things with."""

from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind

# Address -> (template, title, what it is for).
PAPERS = {
    "fortegnelse": ("record", _("Record of processing"), _("What you keep about people, why, and for how long")),
    "oplysning": ("notice", _("Privacy notice"), _("What you tell those it is about, in layers")),
    "databehandling": ("annex", _("Data-processing annex"), _("For an agreement with whoever runs it for you")),
    "konsekvens": ("dpia", _("Impact assessment"), _("A text to begin with, and what you have to judge yourselves")),
    "faelles": ("joint", _("Note on joint responsibility"), _("Who does what, where you answer for it together")),
}  # fmt: skip

PARTICIPANTS, PEERS = _("those who seek support"), _("peers and hosts")
EVERYBODY = _("those who seek support, peers, hosts, coordinators and partners' contacts")

# Room -> (what is done there, about whom). A room that is missing is called what a person's own copy calls it.
ACTIVITIES = {
    "intake": (_("Enquiries, answers and the first talk"), PARTICIPANTS),
    "people": (_("Names, addresses, roles and ways in"), EVERYBODY),
    "consent": (_("Yeses, and yeses taken back"), PARTICIPANTS),
    "matching": (_("Finding a peer"), PARTICIPANTS),
    "companionship": (_("Two people who meet"), PARTICIPANTS),
    "direction": (_("A person's own direction, and those invited to read it"), PARTICIPANTS),
    "messages": (_("Messages between people"), EVERYBODY),
    "gatherings": (_("Cafés, groups and events"), EVERYBODY),
    "concerns": (_("Worries, and no more contact"), EVERYBODY),
    "peers": (_("A peer's card, room and pauses"), PEERS),
    "path": (_("Learning, supervision, papers and expenses of peers"), PEERS),
    "partners": (_("Being shown the way to us, and introduced to others"), PARTICIPANTS),
    "stories": (_("Stories that are shared, and comments"), PARTICIPANTS),
    "outcomes": (_("Questions about how it goes, and the answers"), PARTICIPANTS),
    "breaches": (_("Something that got out, and who was told"), EVERYBODY),
    "oversight": (_("How those who work here look at what they are told"), _("those who work here")),
    "post": (_("Letters and text messages out"), EVERYBODY),
}

# From when each keep-time counts; where it has no days, until when.
KEPT_FROM = {
    "raw_mail": _("after the mail was handled"),
    "never_started": _("after the last contact"),
    "enquiry": _(
        "after the enquiry was closed (of whoever waits and is silent: a year after the last contact)"
    ),
    "waiting": _(
        "after the enquiry was closed and the last walk has ended (of whoever waits and is silent: after a year)"
    ),
    "silent": _(
        "after the last contact with somebody who waits: asked after 180, told goodbye 30 before"
        "; after a first talk only when a coordinator lets them go"
    ),
    "contact": _("after the last ending"),
    "messages": _("after the two have ended, or the circle was closed"),
    "peer": _("after they stopped as a peer"),
    "concern": _("after two people have closed it"),
    "breach": _("after two people have closed it"),
    "oversight": _("after the day it is about"),
    "account": _("after they left"),
    "consent": _("as long as we know the person (a yes goes with whoever said it)"),
    "letter": _("after the letter has left"),
    "draft": _("after it was left lying"),
    "referral": _("after it was begun, without a yes"),
    "story": _("until it is taken down (what its writer keeps, as long as we know them)"),
    "log": _("in whole months"),
}

# What a field can hurt, in the words of a record.
KINDS = {
    Kind.HEALTH: _("personal words that may tell of health (article 9)"),
    Kind.CONFIDENTIAL: _("confidential ordinary data"),
    Kind.INTERNAL: _("times and technical marks"),
    Kind.SECRET: _("fingerprints of keys and passwords"),
}
