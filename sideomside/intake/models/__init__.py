"""What we remember when somebody wrote a short note, mailed, called or dropped by for coffee."""

from sideomside.intake.models.enquiry import NOT_CLOSED, Enquiry, Sort, State, Way, Why
from sideomside.intake.models.mail import InboundMail, MailReason, MailStep
from sideomside.intake.models.message import Direction, Message
from sideomside.intake.models.step import IN_SILENCE, EnquiryStep, Step
from sideomside.intake.models.talk import Talk
from sideomside.intake.models.visit import Visit

__all__ = [
    "IN_SILENCE",
    "NOT_CLOSED",
    "Direction",
    "Enquiry",
    "EnquiryStep",
    "InboundMail",
    "MailReason",
    "MailStep",
    "Message",
    "Sort",
    "State",
    "Step",
    "Talk",
    "Visit",
    "Way",
    "Why",
]
