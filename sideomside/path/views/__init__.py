"""Pages of the way to being a peer."""
