"""The engine that judges any implementation of an API; it knows none by name."""
