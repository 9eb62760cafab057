"""The rules under pytest."""
