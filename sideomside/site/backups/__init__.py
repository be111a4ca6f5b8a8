"""Copies of everything that can be put back: the data, the key store beside it, the ledger of erasures, a manifest.

The master key is in none of them: without it a stolen copy opens nothing, and with it alone neither.
"""
