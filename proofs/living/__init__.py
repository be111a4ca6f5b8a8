"""What the proof of states needs: a small house of people, everything they may press, and what must stay true."""
