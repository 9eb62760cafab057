"""The operations of Kazinex Planner, a file for each group."""
