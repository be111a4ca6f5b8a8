"""Figures one can defend: plain numbers in, plain numbers out. No database, no names, no words for pages.

Every interval is 95 % unless asked otherwise, every time is in days, every share lies between 0 and 1.
Nothing here gives a p-value: an interval says what is still possible, which is what a reader needs.
"""
