"""How many peers must learn, and how many must stay, so that nobody waits long."""
