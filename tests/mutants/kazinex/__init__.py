"""Kazinex Planner's mutants."""
