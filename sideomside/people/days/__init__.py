"""Days as Danes live them: holidays, working days, opening hours, the clock of a companionship, places."""
