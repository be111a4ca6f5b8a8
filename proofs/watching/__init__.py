"""Looking over the shoulder of whoever reads, and at what somebody could do to the log."""
