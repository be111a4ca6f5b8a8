"""What stands around the house: which partners have a sign-in of their own, and what it says. No Django here."""
