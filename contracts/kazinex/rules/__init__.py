"""The checks of Kazinex Planner's rules, by topic."""
