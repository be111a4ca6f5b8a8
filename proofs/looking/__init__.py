"""Looking at a page as an eye, a finger, a keyboard, a screen reader and a slow phone would."""
