"""What the proof of noticing is made of: the parts that guard people, what tests reach of them, and changes made."""
