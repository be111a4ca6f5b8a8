"""See, download, correct and erase what we know about a person, and who has looked."""
