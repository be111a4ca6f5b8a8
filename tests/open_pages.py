"""Pages a stranger may open, and pages the holder of a private link may open before giving the small key.

The list is written by hand on purpose: opening a page takes a line here, and somebody reads it.
"""

OPEN_TO_ALL: set[str] = set()

OPEN_TO_LINK_HOLDERS: set[str] = set()
