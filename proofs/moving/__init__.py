"""A house is copied, lost, and put back on another machine from two pieces of paper."""
