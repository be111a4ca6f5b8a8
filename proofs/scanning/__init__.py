"""Outside scanners against a house of our own on loopback, each with a planted fault it must find."""
