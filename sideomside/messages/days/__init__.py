"""Time as it is kept at home. No Django in here."""
