"""The console: the control plane as pages, for people."""
