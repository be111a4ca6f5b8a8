"""A house in which processes die in the middle of a word, and what stands afterwards."""
