"""A right implementation in memory, made of a table and a spec: what a dry run asks."""
