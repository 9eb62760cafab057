"""The checks of ResourcePlanner's rules, by topic."""
