"""What the documentation of Kazinex Planner leaves open."""
