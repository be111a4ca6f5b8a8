"""The open benchmark of matching: invented countries, rivals, and a judge that shares no code with the engine."""
