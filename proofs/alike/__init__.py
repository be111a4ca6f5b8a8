"""Two questions that may not be told apart: about somebody we know, and about somebody we do not."""
