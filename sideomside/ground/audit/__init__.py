"""The log that only grows: who did what, who read what, with opaque ids."""
