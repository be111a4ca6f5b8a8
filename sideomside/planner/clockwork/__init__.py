"""A programme lived through in a blink: people come, wait, meet, stay and go; so do peers.

Plain values in, plain values out; times in days, day 0 is when the planning begins. The same seed gives the same
lives. Chance is drawn before a life begins (world), so that two plans are tried on the same people.
"""
