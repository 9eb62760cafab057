"""Texts as the pages show them: prose, code, and small words."""
