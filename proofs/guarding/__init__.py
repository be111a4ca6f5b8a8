"""Houses that somebody tries to look into: who lives there, who comes to the door, and what may be seen."""
