"""Threads, those who are in them, what was written, when it was opened to somebody else, and what goes along."""

from sideomside.messages.models.member import Member
from sideomside.messages.models.message import Message, Picture, Share
from sideomside.messages.models.opening import Opening
from sideomside.messages.models.passing import Passing
from sideomside.messages.models.rhythm import Rhythm
from sideomside.messages.models.thread import Thread

__all__ = ["Member", "Message", "Opening", "Passing", "Picture", "Rhythm", "Share", "Thread"]
