"""Pages of somebody who is worried, and of those who look after it."""
