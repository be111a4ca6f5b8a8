"""Each person's first page: what waits for me today."""
