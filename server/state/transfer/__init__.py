"""Whole contents: fixtures, exports, imports, snapshots."""
