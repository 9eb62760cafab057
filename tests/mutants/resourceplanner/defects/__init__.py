"""What breaks the documentation of ResourcePlanner, one override each."""
