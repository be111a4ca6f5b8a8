"""What strangers' files are made of. No Django in here."""
