"""A recorded request as a program of each language that sends it."""
