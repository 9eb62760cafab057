"""Planado: what its stand-in does beyond its spec."""
