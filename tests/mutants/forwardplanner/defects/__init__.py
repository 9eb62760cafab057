"""What breaks the documentation of Forward Planner, and its public client."""
