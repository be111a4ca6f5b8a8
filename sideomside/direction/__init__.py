"""My direction: what I hope for, in my own words, looking forward."""
