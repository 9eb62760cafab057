"""Requests with one thing wrong each: what can be asked of any call that is described."""
