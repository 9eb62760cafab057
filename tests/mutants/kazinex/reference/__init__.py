"""A correct Kazinex Planner, written from what its documentation and other sources say."""
