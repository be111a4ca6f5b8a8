"""The house looks after itself: serving, testing and checking it, and the walls no import tool can see."""
