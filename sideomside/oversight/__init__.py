"""How we look ourselves: a question when somebody read more than usual, and a second person's look at a sample."""
