"""The engine of the contract kit: knows no API by name."""
