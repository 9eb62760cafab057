"""What the documentation of ResourcePlanner leaves open, done in another way."""
