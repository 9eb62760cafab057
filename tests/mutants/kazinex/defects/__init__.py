"""What breaks the documentation of Kazinex Planner, or what other sources tell."""
