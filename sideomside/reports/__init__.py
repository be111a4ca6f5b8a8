"""What we know and how sure: figures for those who run, help and pay, in which nobody can be found."""
