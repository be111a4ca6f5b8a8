"""Claims anyone can run again: one file per claim, `bin/prove NAME`. The contract stands in proofs/frame.py."""
