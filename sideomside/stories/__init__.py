"""Stories people tell for the benefit of others, and what readers write back; taken down in one tap."""
