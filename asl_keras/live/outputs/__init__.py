"""Where a session goes: window, console, event log, recording, speech."""
