"""The peer's own path: from "I would like to be there for others", over what one learns, to a good goodbye."""
