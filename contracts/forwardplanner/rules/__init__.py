"""The checks of Forward Planner's rules, by topic."""
