"""Whom an API lets in: the forms of a key, where they are sent, and how they are refused."""
