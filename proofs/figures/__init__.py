"""What the proofs of figures lean on: printed answers, programmes that do nothing, attacks, and judges."""
