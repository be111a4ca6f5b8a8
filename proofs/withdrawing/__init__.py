"""Taking a story and a comment back, and looking everywhere for what is left."""
