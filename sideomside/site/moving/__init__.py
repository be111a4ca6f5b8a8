"""Everything an organisation owns, taken out in formats anybody can read, and brought into an empty house again.

It is no backup: every word in it is open, and no key is in it. So nobody is locked in, and it is kept accordingly.
"""
