"""Who could meet whom: plain values in, plain values out. No database, no clock, no names, no words.

`shortlist.shortlist` and `shortlist.others` order the peers who could; `nobody.why_nobody` and
`doors.doors` answer when there are none. A later, faster engine keeps these four signatures.
"""
