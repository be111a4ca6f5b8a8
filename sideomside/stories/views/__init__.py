"""Pages to read, write and look after stories."""
