"""Schemas of a spec as the fields of a page."""
