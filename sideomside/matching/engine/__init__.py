"""Who could meet whom: plain values in, plain values out. No database, no clock, no names, no words.

For one person at a time, `shortlist.shortlist` and `shortlist.others` order the peers who could, `nobody.why_nobody`
and `doors.doors` answer when there are none, and `why_not.why_not` answers about one peer. `whole` says the same of
everybody at once.
"""
