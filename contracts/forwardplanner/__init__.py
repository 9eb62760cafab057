"""Forward Planner: its spec."""
