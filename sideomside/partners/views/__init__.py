"""The pages of the partners' door: at the table, on the person's phone, and where coordinators keep it."""
