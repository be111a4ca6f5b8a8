"""What a person said yes to, and took back."""
