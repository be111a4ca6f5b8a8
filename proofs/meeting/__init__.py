"""How two people who never met say yes to a first cup of coffee, step by step in a browser."""
