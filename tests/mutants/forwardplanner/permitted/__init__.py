"""What the documentation of Forward Planner leaves open."""
