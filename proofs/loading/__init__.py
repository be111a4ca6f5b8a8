"""What a page costs, before and after a past has moved in."""
