"""Pages a stranger may open, and pages the holder of a private link may open before giving the small key.

The list is written by hand on purpose: opening a page takes a line here, and somebody reads it.
"""

# allauth's own doors: signing in, a second factor, a forgotten password. Nobody signs up: the adapter refuses.
SIGNING_IN = {
    "allauth.account.views.AccountInactiveView",
    "allauth.account.views.ConfirmEmailView",
    "allauth.account.views.ConfirmLoginCodeView",
    "allauth.account.views.LoginView",
    "allauth.account.views.LogoutView",
    "allauth.account.views.PasswordResetDoneView",
    "allauth.account.views.PasswordResetFromKeyDoneView",
    "allauth.account.views.PasswordResetFromKeyView",
    "allauth.account.views.PasswordResetView",
    "allauth.account.views.SignupView",
    "allauth.account.views.email_verification_sent",
    "allauth.mfa.base.views.AuthenticateView",
    "allauth.mfa.webauthn.views.LoginWebAuthnView",
}

# The gallery, the mailbox and the demo's own door, in demo and test; a real installation has no such addresses.
WORKSHOP = {
    "ground.ui.views.finding",
    "ground.ui.views.gallery",
    "ground.ui.views.mishap",
    "ground.ui.views.own_page",
    "ground.ui.views.today",
    "ground.ui.views.writing",
    "site.demo.views.door",
    "site.demo.views.go_in",
    "site.demo.views.mailbox",
}

# Somebody a participant invited to read a few lines of their direction: behind a link and a word.
READING_ALONG = {
    "direction.views.reading.along",
    "direction.views.reading.read_along",
}

# A private link's way in, a lost one, the card on paper (shown once, from the session), the quick exit,
# and the word of goodbye after everything was deleted.
COMING_IN = {
    "people.views.cards.card",
    "people.views.leaving.leave",
    "people.views.lost.link_gone",
    "people.views.lost.lost_link",
    "people.views.way_in.enter",
    "silence.views.stay",
    "privacy.views.leaving.erased",
}

# Writing to us, and the receipt, which knows its reader by the session the form made.
WRITING = {
    "intake.views.receipt.correct",
    "intake.views.receipt.delete_all",
    "intake.views.receipt.on_paper",
    "intake.views.receipt.receipt",
    "intake.views.receipt.send_copy",
    "intake.views.writing.write",
}

# For those who work here, before they are signed in: an invitation, and a forgotten password.
INVITED = {
    "people.views.working.forgotten",
    "people.views.working.invitation",
}

# The open house: what one meets first.
WELCOME = {
    "django.views.generic.base.RedirectView",  # /was, the address every Danish public site answers on
    "welcome.views.coffee.coffee",
    "welcome.views.finding.search",
    "welcome.views.front.contact",
    "welcome.views.front.front",
    "welcome.views.front.urgent",
    "welcome.views.look.colours",
    "welcome.views.pages.own",
    "welcome.views.pages.picture",
    "welcome.views.pages.told",
}

# Opening hours and events for other programs; nothing about people.
OPEN_DATA = {
    "welcome.views.open_data.about",
    "welcome.views.open_data.events",
    "welcome.views.open_data.openapi",
    "welcome.views.open_data.opening",
    "welcome.views.open_data.schema",
    "welcome.views.open_data.stories",
}

# The calendar, and signing up for something with an alias; the receipt knows its reader by the session.
CALENDAR = {
    "gatherings.views.local.activities",
    "gatherings.views.public.calendar",
    "gatherings.views.public.feed",
    "gatherings.views.public.shown",
    "gatherings.views.public.signed_up",
}

# A link for the phone of somebody at a partner's table: a button first, then what was written, and a yes or a no.
SAYING_YES = {
    "partners.views.phone.asked",
    "partners.views.phone.opened",
    "partners.views.phone.thanks",
}

# Out to a partner's own office and back, where it has a sign-in of its own; nobody is in before the answer holds.
FROM_AN_OFFICE = {
    "partners.views.offices.back",
    "partners.views.offices.by_invitation",
    "partners.views.offices.office",
    "partners.views.offices.offices",
}

# Stories anybody may read, and what a reader writes back; the link in their mail is their own.
# A writer keeps an address of their own as well, which takes the story down.
STORIES = {
    "stories.views.commenting.report",
    "stories.views.commenting.thanks",
    "stories.views.commenting.write_back",
    "stories.views.listening.aloud",
    "stories.views.public.feed",
    "stories.views.public.shown",
    "stories.views.public.stories",
    "stories.views.reader.own_comment",
    "stories.views.reader.take_down",
}

# What a calendar program reads at a secret address that somebody made for themselves: Coffee or Appointment, and times.
OWN_CALENDAR = {"desk.views.calendar.feed"}

# What it becomes, in rounded figures of whole halves and years, in which nobody can be found.
IN_FIGURES = {"reports.views.openly.in_figures"}

# 112 and what to do, before anything else; whoever is known to us goes on from there behind their own door.
WORRIED = {"concerns.views.worried.worried"}

# Light or dark: a choice anybody may make.
LOOKING = {"ground.ui.looks.look"}

# Says that there is no such page, in place of pages of the sign-in library that nobody here needs.
NOWHERE = {"site.pages.no_such_page"}

OPEN_TO_ALL: set[str] = (
    SIGNING_IN
    | WORKSHOP
    | COMING_IN
    | READING_ALONG
    | WRITING
    | INVITED
    | WELCOME
    | OPEN_DATA
    | CALENDAR
    | SAYING_YES
    | FROM_AN_OFFICE
    | STORIES
    | OWN_CALENDAR
    | IN_FIGURES
    | WORRIED
    | LOOKING
    | NOWHERE
)

OPEN_TO_LINK_HOLDERS: set[str] = {
    "desk.views.my_page.my_page",
    "people.views.way_in.new_link",
    "people.views.way_in.small_key",
}
