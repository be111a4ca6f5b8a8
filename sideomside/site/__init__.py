"""The street map: settings, addresses, the door, and the commands. The only place that knows every room."""
