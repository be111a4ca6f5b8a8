"""Persons and the roles they hold, organisations and programmes, signing in, private links."""
