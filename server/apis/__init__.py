"""One folder per API: its handlers, envelope, settings and staging."""
