"""Something may have got out: written down at once, answered from the log, told to those it is about, closed by two."""
