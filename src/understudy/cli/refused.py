"""Refused: what was asked cannot be done; the command line says so in one line and exits with 2."""


class Refused(Exception):
    """The message says what was wrong and what to do."""
