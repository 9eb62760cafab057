"""Forward Planner's mutants."""
