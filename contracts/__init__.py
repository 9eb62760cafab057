"""The contract kit: judges any implementation of an API."""
