"""Pages: arranging for the coordinator, and the meeting as each of the two sees it."""
