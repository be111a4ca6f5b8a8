"""What the proof of mail needs: mail of every kind, a house to send it to, and faults to plant in it."""
