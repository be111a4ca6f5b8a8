"""How words become a page, how they are found again, and how colours are judged. No Django in here."""
