"""A house in which one statement after another fails, the disk is full, and the clock is wrong."""
