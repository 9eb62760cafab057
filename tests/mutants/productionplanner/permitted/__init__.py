"""The ways in which a correct implementation may differ from the reference, by topic."""
