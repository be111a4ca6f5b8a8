"""Whoever waits and is not heard from: asked kindly, decided about by a person, told goodbye before anything goes."""
