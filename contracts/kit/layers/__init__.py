"""The layers of generated requests: property tests of every operation, and the model."""
