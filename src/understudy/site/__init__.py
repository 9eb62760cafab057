"""Writes the reference site: pages of every API, their Markdown twins, and what has changed."""
