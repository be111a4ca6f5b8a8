"""The open pages: the front door, coffee near you, urgent help, and plain words about peers."""
