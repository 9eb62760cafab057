"""Planado's own reference implementation, its defects and its permitted differences."""
