"""The ways in which the reference can be broken, by family and topic."""
