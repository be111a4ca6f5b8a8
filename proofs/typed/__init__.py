"""What somebody types, followed from the field to the row and to whoever reads it."""
