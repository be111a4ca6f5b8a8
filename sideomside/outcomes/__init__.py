"""What people say themselves: a few questions anyone may skip, and yardsticks the house has leave to use."""
