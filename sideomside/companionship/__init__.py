"""Two people begin: the first coffee, the weeks after, the check-in."""
