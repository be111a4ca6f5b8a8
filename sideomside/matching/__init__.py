"""A person is found for a person: proposals, the yeses, and the pair."""
