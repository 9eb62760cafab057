"""The checks of ProductionPlanner, one function per rule id."""
