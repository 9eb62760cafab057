"""One API as the reference prints it, read from its spec and its rules."""
