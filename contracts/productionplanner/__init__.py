"""The contract of ProductionPlanner."""
