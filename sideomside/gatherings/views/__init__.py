"""Pages: the open calendar, one's own, those who lead, the host's, and the coordinator's."""
