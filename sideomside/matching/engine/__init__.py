"""Who could meet whom: plain values in, plain values out. No database, no clock, no names, no words.

`shortlist.shortlist` and `shortlist.others` order the peers who could; `nobody.why_nobody` and
`doors.doors` answer when there are none, for one person at a time. `whole` says the same of everybody at once.
"""
