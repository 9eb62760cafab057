"""Serves the reference site; what builds it runs in a process of its own, never in this one."""
