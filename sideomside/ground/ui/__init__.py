"""Components, frames and style that every room draws with."""
