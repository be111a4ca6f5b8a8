"""The open pages, and the pages on which they are written."""
