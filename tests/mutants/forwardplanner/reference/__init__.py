"""A correct Forward Planner, written from what its documentation and other public sources say."""
