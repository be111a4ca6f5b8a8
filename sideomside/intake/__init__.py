"""Somebody wrote a short note, sent a mail, called, or dropped by for coffee."""
