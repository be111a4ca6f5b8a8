"""The pages of the room: writing to us, the receipt, reading and answering, coffee."""
