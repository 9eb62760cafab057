"""Forward Planner: events of a diary, read by accounts that sign in."""
