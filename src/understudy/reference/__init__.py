"""Reads specs and rules, and prints the reference from them."""
