"""Hours in which somebody sits at the desk."""
