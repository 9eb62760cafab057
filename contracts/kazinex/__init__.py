"""Kazinex Planner: its rules, and what judges by them."""
